package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnClosed;
import dev.lockkeeper.schema.Difference.ColumnRequired;
import dev.lockkeeper.schema.Difference.DefaultGone;
import dev.lockkeeper.schema.Difference.RequiredColumnAdded;
import java.util.stream.Stream;

/**
 * An error, because no INSERT of a release that does not know the column can be right any more.
 * Where a CHECK has demanded the value before, NOT VALID at least, it is the CHECK that a person is
 * asked about.
 */
@HazardInfo(
    id = "new-required-column-breaks-writers",
    summary = "Column that an INSERT must name, or must not name, and did not have to before",
    danger = "every INSERT of the running release into the table fails",
    remedy =
        "add the column with a default, or let it be NULL, until every release that runs writes it;"
            + " then drop the default and require it, by a CHECK first that is NOT VALID",
    mysqlRemedy =
        "add the column with a default, or let it be NULL, until every release that runs writes it;"
            + " then drop the default and require it",
    comparison = true,
    asksFor = {
      AddColumn.class,
      DropDefault.class,
      ChangeTableOption.class,
      RequiredColumnAdded.class,
      ColumnRequired.class,
      DefaultGone.class,
      ColumnClosed.class
    })
final class NewRequiredColumnBreaksWriters extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.of(
            added(evidence),
            required(evidence),
            withoutDefault(evidence),
            ClosedColumns.in(evidence))
        .flatMap(dangers -> dangers)
        .distinct();
  }

  private static Stream<Danger> added(Evidence evidence) {
    Stream<Danger> asked =
        evidence
            .operations(AddColumn.class)
            .filter(add -> isRequired(add.column()) && breaks(evidence, add.table()))
            .map(add -> leftOut(add.table(), add.column().name()));
    Stream<Danger> seen =
        evidence
            .differences(RequiredColumnAdded.class)
            .filter(added -> !isRenamed(evidence, added))
            .map(added -> leftOut(added.table(), added.column()));
    return Stream.concat(asked, seen);
  }

  /** A column under a new name breaks every statement that has the old one, INSERTs among them. */
  private static boolean isRenamed(Evidence evidence, RequiredColumnAdded added) {
    return evidence
        .operations(RenameColumn.class)
        .anyMatch(
            rename -> rename.table().equals(added.table()) && rename.to().equals(added.column()));
  }

  private static boolean isRequired(Column column) {
    return column.notNull()
        && column.defaultValue().isEmpty()
        && column.generation() == Column.Generation.NONE;
  }

  private static Stream<Danger> required(Evidence evidence) {
    return evidence
        .differences(ColumnRequired.class)
        .filter(now -> demandsAtOnce(evidence, now))
        .map(now -> leftOut(now.table(), now.column()));
  }

  /** Returns whether the column is required here, without a default or a CHECK before it. */
  static boolean demandsAtOnce(Evidence evidence, ColumnRequired now) {
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

  private static Stream<Danger> withoutDefault(Evidence evidence) {
    Stream<Danger> asked =
        evidence
            .operations(DropDefault.class)
            .filter(drop -> breaks(evidence, drop.table()))
            .filter(drop -> evidence.before().schema().table(drop.table()).isEmpty())
            .map(drop -> leftOut(drop.table(), drop.column()));
    Stream<Danger> seen =
        evidence.differences(DefaultGone.class).map(gone -> leftOut(gone.table(), gone.column()));
    return Stream.concat(asked, seen);
  }

  private static boolean breaks(Evidence evidence, Table table) {
    return !evidence.born(table)
        && evidence
            .effects(Breaks.class)
            .anyMatch(b -> b.table().equals(table) && b.traffic() == Traffic.WRITES);
  }

  private static Danger leftOut(Table table, String column) {
    return Danger.to(
        table,
        "inserts of the running release into %s fail where they leave out %s, which is required and"
                .formatted(table, column)
            + " has no default");
  }
}
