package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnRequired;
import dev.lockkeeper.schema.Difference.DefaultGone;
import java.util.stream.Stream;

/** Columns that an INSERT could leave out before, and may not any more. */
record LeftOutColumns(Evidence evidence) {

  Stream<Danger> dangers() {
    Stream<Danger> required =
        evidence
            .differences(ColumnRequired.class)
            .filter(this::demandsAtOnce)
            .map(now -> danger(now.table(), now.column()));
    Stream<Danger> asked =
        evidence
            .operations(DropDefault.class)
            .filter(drop -> NewRequiredColumnBreaksWriters.isBroken(drop.table(), evidence))
            .filter(drop -> evidence.before().schema().table(drop.table()).isEmpty())
            .map(drop -> danger(drop.table(), drop.column()));
    Stream<Danger> seen =
        evidence.differences(DefaultGone.class).map(gone -> danger(gone.table(), gone.column()));
    return Stream.of(required, asked, seen).flatMap(dangers -> dangers);
  }

  /** Returns whether the column is required here, without a default or a CHECK before it. */
  boolean demandsAtOnce(ColumnRequired now) {
    boolean filled =
        evidence
            .before()
            .schema()
            .table(now.table())
            .flatMap(table -> table.column(now.column()))
            .flatMap(Column::defaultValue)
            .isPresent();
    return !filled
        && evidence
            .operations(AddConstraint.class)
            .map(AddConstraint::constraint)
            .noneMatch(added -> added.kind() == Kind.CHECK || added.notValid());
  }

  private static Danger danger(Table table, String column) {
    return NewRequiredColumnBreaksWriters.leftOut(table, column, "");
  }
}
