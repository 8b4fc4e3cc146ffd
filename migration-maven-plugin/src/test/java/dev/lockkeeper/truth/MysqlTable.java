package dev.lockkeeper.truth;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of MySQL: tables with their rows, and behind a line {@code -- statements} what is
 * tried on them, parted by blank lines.
 *
 * <p>{@code -- from 80016} above a statement or table leaves older servers out, {@code -- session:
 * SET …} is told to the session before, {@code -- differs: reason} marks a prediction that is known
 * not to be what the server does, {@code -- refused}, {@code -- refused from 80016} or {@code --
 * refused until 80016} a statement that the server does not take, {@code -- rows} one that it does
 * not take for the rows that are there, which nobody foresees.
 *
 * @param setup by table
 */
record MysqlTable(Map<String, List<String>> setup, List<Case> cases) {

  private static final String DIVIDER = "-- statements\n";
  private static final Pattern MADE =
      Pattern.compile("(?:(?:CREATE|ALTER) (?:TABLE|VIEW)|INSERT INTO) `?([\\w-]+)");
  private static final Pattern REFERENCED = Pattern.compile("REFERENCES (\\w+)|FROM (\\w+) WHERE");

  /** One statement. */
  record Case(
      Statement statement,
      int from,
      Optional<String> session,
      Optional<String> differs,
      boolean refused,
      boolean rows) {}

  /**
   * Reads the resource.
   *
   * @param release of the server: 80031 for 8.0.31
   */
  static MysqlTable read(String name, int release) throws IOException {
    return parsed(text(name), release);
  }

  /** Reads the statements of one resource, which may use the tables of both. */
  static MysqlTable read(String name, String tables, int release) throws IOException {
    String more = text(tables);
    return parsed(more.substring(0, more.indexOf(DIVIDER)) + "\n\n" + text(name), release);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = MysqlTable.class.getResourceAsStream(name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static MysqlTable parsed(String text, int release) {
    int divider = text.indexOf(DIVIDER);
    Map<String, List<String>> setup = new LinkedHashMap<>();
    for (Case made : cases(text.substring(0, divider), release)) {
      Matcher matcher = MADE.matcher(made.statement().sql());
      if (made.from() <= release && matcher.find()) {
        setup
            .computeIfAbsent(matcher.group(1), table -> new ArrayList<>())
            .add(made.statement().sql());
      }
    }
    List<Case> cases =
        cases(text.substring(divider + DIVIDER.length()), release).stream()
            .filter(one -> one.from() <= release)
            .toList();
    return new MysqlTable(setup, cases);
  }

  private static List<Case> cases(String text, int release) {
    List<Case> cases = new ArrayList<>();
    for (String block : text.strip().split("\n\n+", -1)) {
      List<Statement> statements = split(block);
      if (statements.size() != 1) {
        throw new IllegalStateException("not one statement: " + block);
      }
      cases.add(
          new Case(
              statements.get(0),
              mark("from", block).map(Integer::valueOf).orElse(0),
              mark("session:", block),
              mark("differs:", block),
              isRefused(block, release),
              block.lines().anyMatch("-- rows"::equals)));
    }
    return cases;
  }

  private static boolean isRefused(String block, int release) {
    return block.lines().anyMatch("-- refused"::equals)
        || mark("refused from", block)
            .filter(first -> release >= Integer.parseInt(first))
            .isPresent()
        || mark("refused until", block)
            .filter(first -> release < Integer.parseInt(first))
            .isPresent();
  }

  private static Optional<String> mark(String word, String block) {
    return block
        .lines()
        .filter(line -> line.startsWith("-- " + word + " "))
        .map(line -> line.substring(word.length() + 4))
        .findFirst();
  }

  /** Returns the one statement of a text, or several. */
  static List<Statement> split(String sql) {
    return StatementSplitter.split(
        new Script("V1__truth.sql", Optional.empty(), "truth", ScriptKind.VERSIONED, 0, sql)
            .in(Dialect.MYSQL));
  }

  /**
   * Returns what makes the tables that a statement concerns, and those at the ends of their keys.
   */
  List<String> setupFor(String sql) {
    Set<String> needed = new LinkedHashSet<>();
    setup.keySet().stream().filter(table -> mentions(sql, table)).forEach(needed::add);
    boolean more = true;
    while (more) {
      Set<String> related = new LinkedHashSet<>();
      setup.forEach(
          (table, makers) -> {
            Set<String> others = referenced(makers.get(0));
            if (needed.contains(table)) {
              related.addAll(others);
            } else if (others.stream().anyMatch(needed::contains)
                && !makers.get(0).contains("VIEW")) {
              related.add(table);
            }
          });
      more = needed.addAll(related);
    }
    return setup.keySet().stream()
        .filter(needed::contains)
        .flatMap(table -> setup.get(table).stream())
        .toList();
  }

  private static Set<String> referenced(String maker) {
    Set<String> tables = new LinkedHashSet<>();
    Matcher matcher = REFERENCED.matcher(maker);
    while (matcher.find()) {
      tables.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return tables;
  }

  private static boolean mentions(String sql, String table) {
    return Pattern.compile("\\b" + table + "\\b").matcher(sql).find();
  }
}
