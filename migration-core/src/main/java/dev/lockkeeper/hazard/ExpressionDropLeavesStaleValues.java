package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An error, because no release that runs writes the column: the server has refused it until now.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>, DROP
 *     EXPRESSION: what is there stays, and "future changes will no longer apply the expression"
 */
@HazardInfo(
    id = "expression-drop-leaves-stale-values",
    summary = "Generated column whose values nobody computes any more",
    danger =
        "rows that the running release inserts lack the value, and those that it updates keep one"
            + " that is no longer right",
    remedy =
        "in the same transaction let a trigger compute the value, until every release that runs"
            + " writes it",
    asksFor = ChangeTableOption.class)
final class ExpressionDropLeavesStaleValues extends Hazard {

  private static final String DROP = " DROP EXPRESSION";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangeTableOption.class)
        .filter(change -> change.option() == TableOption.COLUMN_EXPRESSION)
        .filter(change -> change.detail().contains(DROP) && !evidence.born(change.table()))
        .filter(change -> isComputed(change, evidence) && !isTriggered(change.table(), evidence))
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "the running release writes rows of %s without %s, which nobody computes any more"
                        .formatted(change.table(), column(change))));
  }

  private static String column(ChangeTableOption change) {
    return change.detail().substring(0, change.detail().indexOf(DROP));
  }

  /** With IF EXISTS it may be a column like any other. */
  private static boolean isComputed(ChangeTableOption change, Evidence evidence) {
    Optional<Column> known =
        evidence
            .before()
            .schema()
            .table(change.table())
            .flatMap(table -> table.column(column(change)));
    return known.filter(column -> column.generation() != Generation.STORED).isEmpty()
        && !new NamedHere(evidence).isColumn(change.table(), column(change));
  }

  /** A trigger of before has not computed it: what it gave a generated column was passed over. */
  private static boolean isTriggered(Table table, Evidence evidence) {
    return evidence.afterTransaction().attachments().of(table).stream()
        .filter(one -> one.kind() == ObjectKind.TRIGGER)
        .filter(
            one -> one.traits().contains(Trait.BEFORE) && one.traits().contains(Trait.ON_INSERT))
        .anyMatch(one -> !evidence.released().attachments().of(table).contains(one));
  }
}
