package dev.lockkeeper.benchmark.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Makes histories of migrations: some five statements each, one in twelve dangerous on purpose. The
 * schema is kept in mind, so that they apply one after the other.
 */
public final class GeneratedHistory {

  private static final double RISKY = 0.08;

  private final Random random;
  private final Words words;
  private final SchemaModel schema;
  private final Safe safe;
  private final Risky risky;

  private GeneratedHistory(Database database, long seed) {
    random = new Random(seed);
    schema = new SchemaModel(random);
    words = new Words(random);
    safe =
        database == Database.MYSQL
            ? new SafeMysql(random, words, schema)
            : new SafePostgresql(random, words, schema);
    risky = new Risky(database, words, schema);
  }

  /** Returns that many scripts; the same for the same seed. */
  public static List<GeneratedScript> of(Database database, long seed, int scripts) {
    GeneratedHistory history = new GeneratedHistory(database, seed);
    List<GeneratedScript> all = new ArrayList<>();
    for (int version = 1; version <= scripts; version++) {
      all.add(history.script(version));
    }
    return all;
  }

  /** Writes scripts into a folder, which is made if it is not there. */
  public static void write(List<GeneratedScript> scripts, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (GeneratedScript script : scripts) {
      Files.writeString(folder.resolve(script.fileName()), script.text());
    }
  }

  private GeneratedScript script(int version) {
    if (random.nextDouble() < RISKY) {
      Danger danger = words.oneOf(List.of(Danger.values()));
      List<String> statements = risky.script(danger);
      if (!statements.isEmpty()) {
        return named(version, danger.name(), statements, Optional.of(danger));
      }
    }
    return harmless(version, random.nextInt(100));
  }

  private GeneratedScript harmless(int version, int dice) {
    Optional<TableModel> table = schema.any(one -> !one.columns().isEmpty());
    if (table.isEmpty() || dice < 45) {
      return named(version, "new_table", safe.newTable(), Optional.empty());
    }
    if (dice < 62) {
      return named(version, "new_columns", safe.newColumns(table.get()), Optional.empty());
    }
    if (dice < 69) {
      return named(version, "new_index", safe.newIndex(table.get()), Optional.empty());
    }
    if (dice < 74) {
      return named(version, "restriction", safe.restriction(table.get()), Optional.empty());
    }
    if (dice < 80) {
      return named(version, "new_view", safe.newView(table.get()), Optional.empty());
    }
    if (dice < 84) {
      return named(version, "states", safe.states(), Optional.empty());
    }
    Optional<String> codes = schema.anyCodes();
    return codes.isEmpty() || dice < 95
        ? named(version, "codes", safe.codes(), Optional.empty())
        : named(version, "more_codes", safe.moreCodes(codes.get()), Optional.empty());
  }

  private static GeneratedScript named(
      int version, String name, List<String> statements, Optional<Danger> planted) {
    return new GeneratedScript(
        "V%d__%s.sql".formatted(version, name.toLowerCase(Locale.ROOT)), statements, planted);
  }
}
