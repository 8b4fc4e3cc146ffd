package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells conditions that only say which rows of two tables belong together: they keep as many as
 * there are.
 *
 * @param target how the statement calls the table that it writes
 * @param beside how it calls what it joins with that
 * @param columns of the table, which need no name in front
 * @param outer whether a join keeps rows that have no partner
 */
record Joins(Set<String> target, Set<String> beside, Set<String> columns, boolean outer) {

  private static final String NAME = "(?:\"[^\"]+\"|[\\w$]+)";
  private static final Pattern COLUMN =
      Pattern.compile("(?:\\w+ ?\\( ?)?(?:(?:%1$s\\.)?(%1$s)\\.)?(%1$s)(?: ?\\))?".formatted(NAME));
  private static final Pattern COMPARES = Pattern.compile(" (?:=|<>|[<>]=?) ");
  private static final Pattern MISSING = Pattern.compile("(?i)(%s)\\.\\S+ IS NULL".formatted(NAME));
  private static final Pattern OUTER =
      Pattern.compile("(?i)\\b(?:LEFT|RIGHT|FULL)\\s+(?:OUTER\\s+)?JOIN\\b");
  private static final Pattern COUNTED =
      Pattern.compile("(?i)\\b(?:LIMIT|FETCH|TABLESAMPLE|WHERE CURRENT)\\b");

  /**
   * Returns the joins of a write; none where it takes no rows from a table in use, or counts them.
   */
  static Optional<Joins> of(
      Table table, Optional<String> alias, List<String> beside, Evidence evidence) {
    boolean reads =
        evidence
            .operations(Query.class)
            .flatMap(query -> query.tables().stream())
            .anyMatch(read -> !evidence.born(read));
    String sql = evidence.read().statement().sql();
    if (!reads || COUNTED.matcher(sql).find()) {
      return Optional.empty();
    }
    Set<String> columns =
        evidence.before().schema().table(table).stream()
            .flatMap(shape -> shape.columns().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    return Optional.of(
        new Joins(
            Set.of(alias.orElse(table.name())),
            Set.copyOf(beside),
            columns,
            OUTER.matcher(sql).find()));
  }

  /** Returns the joins of a query inside, which takes rows from those as well. */
  Joins inside(Set<String> names) {
    return new Joins(
        target,
        Stream.concat(beside.stream(), names.stream()).collect(Collectors.toSet()),
        columns,
        outer);
  }

  /** Returns whether it compares a column with one of another table, or asks for no partner. */
  boolean hold(String part) {
    Matcher missing = MISSING.matcher(part);
    if (outer && missing.matches()) {
      return beside.contains(plain(missing.group(1)));
    }
    Matcher compares = COMPARES.matcher(ConditionText.masked(part));
    return !beside.isEmpty()
        && compares.find()
        && isColumn(part.substring(0, compares.start()))
        && isColumn(part.substring(compares.end()));
  }

  private boolean isColumn(String side) {
    Matcher column = COLUMN.matcher(side.strip());
    if (!column.matches()) {
      return false;
    }
    return column.group(1) == null
        ? columns.contains(plain(column.group(2)))
        : target.contains(plain(column.group(1))) || beside.contains(plain(column.group(1)));
  }

  private static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name.toLowerCase(Locale.ROOT);
  }
}
