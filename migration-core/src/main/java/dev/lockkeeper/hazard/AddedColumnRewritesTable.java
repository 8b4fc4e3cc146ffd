package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "added-column-rewrites-table",
    summary = "New column writes the whole table anew",
    danger =
        "reads and writes queue (on MySQL writes) while every row is written again with a value of"
            + " its own",
    remedy =
        "add the column without the default, set the default, and fill the existing rows in"
            + " batches",
    asksFor = AddColumn.class)
final class AddedColumnRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddColumn.class)
        .filter(add -> evidence.rewrites(add.table()))
        .flatMap(
            add ->
                LongWait.on(add.table(), evidence)
                    .map(wait -> danger(wait, add.table(), add.column()))
                    .stream());
  }

  private static Danger danger(LongWait wait, Table table, Column column) {
    return wait.danger("while every row is rewritten for " + column.name())
        .cured(cure(table, column))
        .curedOnMysql(ColumnInSteps.of(table, column));
  }

  /** Known for a volatile default only: an identity numbers rows that a batch would number anew. */
  private static Cure cure(Table table, Column column) {
    if (column.generation() != Generation.NONE
        || column.defaultValue().isEmpty()
        || !column.constraints().isEmpty()) {
      return Cure.NONE;
    }
    String alter = "ALTER TABLE " + Quoted.name(table);
    String name = Quoted.name(column.name());
    Cure nullable =
        Cure.NONE
            .then(
                "%s ADD COLUMN IF NOT EXISTS %s %s".formatted(alter, name, column.type()),
                "%s ALTER COLUMN %s SET DEFAULT %s"
                    .formatted(alter, name, column.defaultValue().get()))
            .thenInBatches(
                "UPDATE %s SET %s = DEFAULT WHERE %s"
                    .formatted(
                        Quoted.name(table),
                        name,
                        Batches.some(Quoted.name(table), " WHERE " + name + " IS NULL")));
    return column.notNull()
        ? nullable.then(SetNotNullScansTable.cure(table, column.name()))
        : nullable;
  }
}
