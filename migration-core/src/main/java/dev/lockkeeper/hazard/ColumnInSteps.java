package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;

/** MySQL's cure for a new column whose value differs from row to row. */
final class ColumnInSteps {

  private ColumnInSteps() {}

  /** Column and default are there at once; the rows get their values a few thousand at a time. */
  static Cure of(Table table, Column column) {
    if (column.generation() != Generation.NONE
        || column.notNull()
        || !column.constraints().isEmpty()
        || column.defaultValue().map(Expression::sql).filter(it -> it.startsWith("(")).isEmpty()) {
      return Cure.NONE;
    }
    String alter = "ALTER TABLE " + Backticked.name(table);
    String name = Backticked.name(column.name());
    String value = column.defaultValue().get().sql();
    return Cure.NONE
        .then("%s ADD COLUMN %s %s, ALGORITHM=INSTANT".formatted(alter, name, column.type()))
        .then("%s ALTER COLUMN %s SET DEFAULT %s, ALGORITHM=INSTANT".formatted(alter, name, value))
        .thenInBatches(
            "UPDATE %s SET %s = %s WHERE %s IS NULL LIMIT 5000"
                .formatted(Backticked.name(table), name, value, name));
  }
}
