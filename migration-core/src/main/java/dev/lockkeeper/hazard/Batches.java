package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the batch that does a few thousand rows of what a statement does to all at once. */
final class Batches {

  /** {@code id = 42}, {@code id IN (1, 2)}, {@code id BETWEEN 1 AND 5000}, {@code id < 100}. */
  private static final String BOUND = "\"?%s\"? (?:=|IN|BETWEEN|<|<=) .*";

  /** Geometric types compare areas or numbers of points, if anything. */
  private static final Set<String> WITHOUT_EQUALITY =
      Set.of("json", "xml", "point", "polygon", "box", "circle", "path");

  private Batches() {}

  /** Returns whether the condition picks rows by the table's key. */
  static boolean boundByKey(Table table, Optional<Expression> condition, Evidence evidence) {
    List<String> key =
        evidence.before().schema().indexesOf(table).stream()
            .filter(index -> index.unique())
            .map(index -> index.keys().get(0))
            .collect(Collectors.toList());
    key.add("id");
    return condition
        .filter(
            it ->
                key.stream()
                    .anyMatch(
                        column ->
                            Pattern.compile(
                                    "(?is)(?:.* AND )?(?:[\\w\"]+ ?\\. ?)?"
                                        + BOUND.formatted(Pattern.quote(column)))
                                .matcher(it.sql())
                                .matches()))
        .filter(it -> !it.sql().toUpperCase(Locale.ROOT).contains(" OR "))
        .isPresent();
  }

  /** Returns the cure of an UPDATE; none where the statement takes values from elsewhere. */
  static Cure of(Update update, Evidence evidence) {
    if (!plain(update.table(), "SET", evidence)
        || update.values().size() != update.columns().size()
        || update.values().values().stream().anyMatch(value -> !settles(value, update))) {
      return Cure.NONE;
    }
    String values = joined(update, "%s = %s", ", ");
    String left =
        update.columns().stream()
            .map(column -> differs(update, column, evidence))
            .collect(Collectors.joining(" OR "));
    String where =
        update.condition().map(it -> "(%s) AND (%s)".formatted(it.sql(), left)).orElse(left);
    String table = Quoted.name(update.table());
    return Cure.NONE.thenInBatches(
        "UPDATE %s SET %s WHERE %s".formatted(table, values, some(table, " WHERE " + where)));
  }

  /** Returns MySQL's cure of an UPDATE; none where the statement takes values from elsewhere. */
  static Cure ofMysql(Update update, Evidence evidence) {
    if (!plain(update.table(), "SET", evidence)
        || update.limited()
        || update.values().size() != update.columns().size()
        || update.values().values().stream().anyMatch(value -> !settles(value, update))) {
      return Cure.NONE;
    }
    String left = joinedForMysql(update, "NOT (%s <=> (%s))", " OR ");
    String where =
        update.condition().map(it -> "(%s) AND (%s)".formatted(it.sql(), left)).orElse(left);
    return Cure.NONE.thenInBatches(
        "UPDATE %s SET %s WHERE %s LIMIT 5000"
            .formatted(
                Backticked.name(update.table()), joinedForMysql(update, "%s = %s", ", "), where));
  }

  private static String joinedForMysql(Update update, String form, String between) {
    return update.columns().stream()
        .map(column -> form.formatted(Backticked.name(column), update.values().get(column).sql()))
        .collect(Collectors.joining(between));
  }

  /** Returns MySQL's cure of a DELETE; none where the statement looks at other tables. */
  static Cure ofMysql(Delete delete, Evidence evidence) {
    if (!plain(delete.table(), "WHERE", evidence) || delete.limited()) {
      return Cure.NONE;
    }
    String where = delete.condition().map(it -> " WHERE " + it.sql()).orElse("");
    return Cure.NONE.thenInBatches(
        "DELETE FROM %s%s LIMIT 5000".formatted(Backticked.name(delete.table()), where));
  }

  /** Returns whether a row that has the value gets the same again. */
  private static boolean settles(Expression value, Update update) {
    return !value.sql().equals("DEFAULT")
        && update.columns().stream()
            .noneMatch(
                column ->
                    Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b")
                        .matcher(value.sql())
                        .find());
  }

  /** Returns the cure of a DELETE; none where the statement looks at other tables. */
  static Cure of(Delete delete, Evidence evidence) {
    if (!plain(delete.table(), "WHERE", evidence)) {
      return Cure.NONE;
    }
    String where = delete.condition().map(it -> " WHERE " + it.sql()).orElse("");
    String table = Quoted.name(delete.table());
    return Cure.NONE.thenInBatches("DELETE FROM %s WHERE %s".formatted(table, some(table, where)));
  }

  /** Returns the condition that picks a batch of the table's rows. */
  static String some(String table, String where) {
    return "ctid = ANY (ARRAY(SELECT ctid FROM %s%s LIMIT 5000))".formatted(table, where);
  }

  /** As text where the type has no equality, or one that takes other values for the same. */
  private static String differs(Update update, String column, Evidence evidence) {
    String name = Quoted.name(column);
    String value = update.values().get(column).sql();
    return evidence
        .before()
        .schema()
        .table(update.table())
        .flatMap(table -> table.column(column))
        .map(Column::type)
        .filter(type -> WITHOUT_EQUALITY.contains(type.name()))
        .map(type -> "%s::text IS DISTINCT FROM (%s)::%s::text".formatted(name, value, type))
        .orElseGet(() -> "%s IS DISTINCT FROM (%s)".formatted(name, value));
  }

  private static String joined(Update update, String form, String between) {
    return update.columns().stream()
        .map(column -> form.formatted(Quoted.name(column), update.values().get(column).sql()))
        .collect(Collectors.joining(between));
  }

  /** Returns whether the table's name is followed by that word at once, and no other table is. */
  private static boolean plain(Table table, String behind, Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    int at = 1;
    while (at < tokens.size() && (tokens.get(at).is("FROM") || tokens.get(at).is("ONLY"))) {
      at++;
    }
    at +=
        table.schema().isPresent() || (at + 1 < tokens.size() && tokens.get(at + 1).is("."))
            ? 3
            : 1;
    boolean next = at >= tokens.size() || tokens.get(at).is(behind);
    return next
        && (tokens.get(0).is("UPDATE") || tokens.get(0).is("DELETE"))
        && tokens.stream().noneMatch(token -> token.is("RETURNING") || token.is("CURRENT"))
        && (behind.equals("WHERE") || tokens.stream().noneMatch(token -> token.is("FROM")));
  }
}
