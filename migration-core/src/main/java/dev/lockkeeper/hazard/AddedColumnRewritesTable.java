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
            + " batches; instead of a generated column a plain one, which a trigger fills from now"
            + " on, or (from PostgreSQL 18 on) a VIRTUAL one",
    mysqlRemedy =
        "add the column without the default, set the default, and fill the existing rows in"
            + " batches; instead of a STORED column a VIRTUAL one; for an AUTO_INCREMENT column let"
            + " gh-ost or pt-online-schema-change copy the table",
    asksFor = AddColumn.class)
final class AddedColumnRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddColumn.class)
        .filter(add -> evidence.rewrites(add.table()) && isBehindIt(add, evidence))
        .flatMap(
            add ->
                LongWait.on(add.table(), evidence)
                    .map(wait -> danger(wait, add, evidence))
                    .stream());
  }

  /** A column without any value comes for nothing where another one has the rows written anew. */
  private static boolean isBehindIt(AddColumn add, Evidence evidence) {
    return brings(add.column(), evidence)
        || evidence.operations(AddColumn.class).noneMatch(one -> brings(one.column(), evidence));
  }

  private static boolean brings(Column column, Evidence evidence) {
    return column.defaultValue().isPresent()
        || column.generation() != Generation.NONE
        || evidence.before().schema().object(Table.named(column.type().name())).isPresent();
  }

  private static Danger danger(LongWait wait, AddColumn add, Evidence evidence) {
    return wait.danger("while every row is rewritten for " + add.column().name())
        .cured(cure(add.table(), add.column(), evidence))
        .curedOnMysql(ColumnInSteps.of(add.table(), add.column()));
  }

  /** Known for a volatile default only: an identity numbers rows that a batch would number anew. */
  private static Cure cure(Table table, Column column, Evidence evidence) {
    if (column.generation() != Generation.NONE
        || column.defaultValue().isEmpty()
        || !column.constraints().isEmpty()) {
      return Cure.NONE;
    }
    String alter = "ALTER TABLE " + Quoted.name(table);
    String name = Quoted.name(column.name());
    Cure nullable =
        beside(table, evidence)
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

  /** The columns that the same statement adds, and for which no row is written. */
  private static Cure beside(Table table, Evidence evidence) {
    String[] plain =
        evidence
            .operations(AddColumn.class)
            .filter(add -> add.table().equals(table) && !brings(add.column(), evidence))
            .map(AddColumn::column)
            .filter(column -> !column.notNull() && column.constraints().isEmpty())
            .map(
                column ->
                    "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s"
                        .formatted(Quoted.name(table), Quoted.name(column.name()), column.type()))
            .toArray(String[]::new);
    return plain.length == 0 ? Cure.NONE : Cure.NONE.then(plain);
  }
}
