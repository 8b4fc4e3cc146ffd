package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.Traffic.READS;

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
    danger = "reads and writes queue while every row is written again with a value of its own",
    remedy =
        "add the column without the default, set the default, and fill the existing rows in batches")
final class AddedColumnRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddColumn.class)
        .filter(add -> evidence.rewrites(add.table()))
        .map(
            add ->
                Danger.waiting(
                        add.table(),
                        READS,
                        "reads and writes of %s wait while every row is rewritten for %s"
                            .formatted(add.table(), add.column().name()))
                    .cured(cure(add.table(), add.column())));
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
                "UPDATE %s SET %s = DEFAULT WHERE %s IS NULL"
                    .formatted(Quoted.name(table), name, name));
    return column.notNull()
        ? nullable.then(SetNotNullScansTable.cure(table, column.name()))
        : nullable;
  }
}
