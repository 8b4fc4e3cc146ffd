package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "added-column-checks-every-row",
    summary = "New column brings a constraint that is checked on every row",
    danger =
        "reads and writes queue while every row is read for the constraint, or its index is built",
    remedy =
        "add the column bare, and its constraint afterwards: UNIQUE and PRIMARY KEY by an index built CONCURRENTLY, CHECK and REFERENCES NOT VALID first",
    asksFor = AddColumn.class)
final class AddedColumnChecksEveryRow extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddColumn.class)
        .filter(add -> !add.column().constraints().isEmpty() || isRequiredVirtual(add.column()))
        .filter(add -> !evidence.rewrites(add.table()))
        .filter(add -> evidence.blocks(add.table(), READS, PER_ROW))
        .map(
            add ->
                Danger.waiting(
                        add.table(),
                        READS,
                        "reads and writes of %s wait while every row is read for the constraint of %s"
                            .formatted(add.table(), add.column().name()))
                    .cured(cure(add)));
  }

  /** From 18 on: what it comes to is computed of every row, and must not be NULL. */
  private static boolean isRequiredVirtual(Column column) {
    return column.generation() == Generation.VIRTUAL && column.notNull();
  }

  /** Known for a lone constraint beside a column that has a value in every row, or needs none. */
  private static Cure cure(AddColumn add) {
    Column column = add.column();
    boolean plain =
        column.constraints().size() == 1
            && column.generation() == Generation.NONE
            && (!column.notNull() || column.defaultValue().isPresent());
    if (!plain) {
      return Cure.NONE;
    }
    Cure later = later(add.table(), column.constraints().get(0));
    return later.steps().isEmpty() ? Cure.NONE : Cure.NONE.then(bare(add)).then(later);
  }

  private static String bare(AddColumn add) {
    Column column = add.column();
    return "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s%s%s"
        .formatted(
            Quoted.name(add.table()),
            Quoted.name(column.name()),
            column.type(),
            column.defaultValue().map(value -> " DEFAULT " + value).orElse(""),
            column.notNull() ? " NOT NULL" : "");
  }

  private static Cure later(Table table, Constraint constraint) {
    AddConstraint add = new AddConstraint(table, constraint);
    return switch (constraint.kind()) {
      case UNIQUE -> UniqueConstraintBuildsIndex.cure(table, constraint);
      case CHECK -> CheckConstraintScansTable.cure(add);
      case FOREIGN_KEY ->
          LaterValidation.of(
              add, ForeignKeyScansTables.body(constraint, constraint.references().orElseThrow()));
      default -> Cure.NONE;
    };
  }
}
