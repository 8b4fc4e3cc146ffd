package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the batch that does a few thousand rows of what a statement does to all at once. */
final class Batches {

  /** Geometric types compare areas or numbers of points, if anything. */
  private static final Set<String> WITHOUT_EQUALITY =
      Set.of("json", "xml", "point", "polygon", "box", "circle", "path");

  private Batches() {}

  /** Returns the cure of an UPDATE; none where the statement takes values from elsewhere. */
  static Cure of(Update update, Evidence evidence) {
    if (!PlainWrite.isPlain(update, evidence)) {
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

  /** Returns the cure of a DELETE; none where the statement looks at other tables. */
  static Cure of(Delete delete, Evidence evidence) {
    if (!PlainWrite.isPlain(delete, evidence)) {
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
}
