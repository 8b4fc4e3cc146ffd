package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import java.util.stream.Collectors;

/** Writes the batch of MySQL's that does a few thousand rows of what a statement does to all. */
final class MysqlBatches {

  private MysqlBatches() {}

  /** Returns the cure of an UPDATE; none where the statement takes values from elsewhere. */
  static Cure of(Update update, Evidence evidence) {
    if (!PlainWrite.isPlain(update, evidence) || update.limited()) {
      return Cure.NONE;
    }
    String left = joined(update, "NOT (%s <=> (%s))", " OR ");
    String where =
        update.condition().map(it -> "(%s) AND (%s)".formatted(it.sql(), left)).orElse(left);
    return Cure.NONE.thenInBatches(
        "UPDATE %s SET %s WHERE %s LIMIT 5000"
            .formatted(Backticked.name(update.table()), joined(update, "%s = %s", ", "), where));
  }

  /** Returns the cure of a DELETE; none where the statement looks at other tables. */
  static Cure of(Delete delete, Evidence evidence) {
    if (!PlainWrite.isPlain(delete, evidence) || delete.limited()) {
      return Cure.NONE;
    }
    String where = delete.condition().map(it -> " WHERE " + it.sql()).orElse("");
    return Cure.NONE.thenInBatches(
        "DELETE FROM %s%s LIMIT 5000".formatted(Backticked.name(delete.table()), where));
  }

  private static String joined(Update update, String form, String between) {
    return update.columns().stream()
        .map(column -> form.formatted(Backticked.name(column), update.values().get(column).sql()))
        .collect(Collectors.joining(between));
  }
}
