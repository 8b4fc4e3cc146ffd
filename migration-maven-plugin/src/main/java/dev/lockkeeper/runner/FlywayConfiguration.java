package dev.lockkeeper.runner;

import dev.lockkeeper.script.Naming;
import dev.lockkeeper.script.Placeholders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How production's Flyway is configured, wherever that is written.
 *
 * @param locations as written; empty where nobody configured any
 * @param table where Flyway notes what it has applied
 * @param encoding of the scripts
 * @param initSql run on every connection of Flyway
 * @param classPath where the project's Java migrations and what they need are; empty where there
 *     are none
 * @param origins where values come from, by Flyway's name in lower case
 */
public record FlywayConfiguration(
    List<String> locations,
    String table,
    Schemas schemas,
    Placeholders placeholders,
    Naming naming,
    Charset encoding,
    Optional<String> initSql,
    Baseline baseline,
    Switches switches,
    List<Path> classPath,
    Map<String, String> origins) {

  /**
   * The schemas that Flyway manages.
   *
   * @param names as written
   * @param defaultName where the history table is, if not in the first of them
   * @param create whether Flyway creates those that are not there
   */
  public record Schemas(List<String> names, Optional<String> defaultName, boolean create) {
    public Schemas {
      names = List.copyOf(names);
    }

    /** Returns the schema to which names without one belong; absent where the server decides. */
    public Optional<String> defaultSchema() {
      return defaultName.or(() -> names.stream().findFirst());
    }
  }

  /**
   * What a database that was there before Flyway begins with.
   *
   * @param version of the baseline
   * @param onMigrate whether migrating sets it
   */
  public record Baseline(Optional<String> version, boolean onMigrate) {}

  /**
   * What is on or off.
   *
   * @param group whether all pending scripts share one transaction
   * @param mixed whether one script may have statements inside and outside a transaction
   * @param transactionalLock whether Flyway's lock on PostgreSQL sits in an open transaction
   */
  public record Switches(
      boolean group,
      boolean mixed,
      boolean outOfOrder,
      boolean transactionalLock,
      boolean validateMigrationNaming,
      boolean skipDefaultCallbacks) {}

  /** What Flyway does without any configuration. */
  public static final FlywayConfiguration DEFAULT =
      new FlywayConfiguration(
          List.of(),
          FlywayRunner.HISTORY_TABLE,
          new Schemas(List.of(), Optional.empty(), true),
          Placeholders.NONE,
          Naming.DEFAULT,
          StandardCharsets.UTF_8,
          Optional.empty(),
          new Baseline(Optional.empty(), false),
          new Switches(false, false, false, true, false, false),
          List.of(),
          Map.of());

  private static final String PUBLIC = "public";

  public FlywayConfiguration {
    locations = List.copyOf(locations);
    classPath = List.copyOf(classPath);
    origins = Map.copyOf(origins);
  }

  /** Returns the schema to which names without one belong. */
  public String defaultSchema() {
    return schemas.defaultSchema().orElse(PUBLIC);
  }

  /** Returns the placeholders, Flyway's own included. */
  public Placeholders allPlaceholders() {
    return placeholders.withFlywaysOwn(table, defaultSchema());
  }

  /** Returns the same with a class path for Java migrations. */
  public FlywayConfiguration withClassPath(List<Path> path) {
    return new FlywayConfiguration(
        locations,
        table,
        schemas,
        placeholders,
        naming,
        encoding,
        initSql,
        baseline,
        switches,
        path,
        origins);
  }

  /** Returns the same for a database that has everything up to that version without Flyway. */
  public FlywayConfiguration baselinedAt(String version) {
    return new FlywayConfiguration(
        locations,
        table,
        schemas,
        placeholders,
        naming,
        encoding,
        initSql,
        new Baseline(Optional.of(version), true),
        switches,
        classPath,
        origins);
  }

  /** Returns the same with a transaction for each script. */
  public FlywayConfiguration ungrouped() {
    Switches apart =
        new Switches(
            false,
            switches.mixed(),
            switches.outOfOrder(),
            switches.transactionalLock(),
            switches.validateMigrationNaming(),
            switches.skipDefaultCallbacks());
    return new FlywayConfiguration(
        locations,
        table,
        schemas,
        placeholders,
        naming,
        encoding,
        initSql,
        baseline,
        apart,
        classPath,
        origins);
  }
}
