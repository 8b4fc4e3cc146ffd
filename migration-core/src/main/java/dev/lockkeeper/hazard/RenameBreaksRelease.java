package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnGone;
import dev.lockkeeper.schema.Difference.TableGone;
import java.util.List;
import java.util.stream.Stream;

@HazardInfo(
    id = "rename-breaks-release",
    summary = "Renamed table, column, type, sequence, view or schema",
    danger = "every statement of the running release that uses the old name fails at once",
    remedy =
        "for a column add the new one, write both and drop the old one in a later release; for a"
            + " table rename it and leave a view under the old name, in one transaction; for a type,"
            + " a sequence or a schema make a new one beside the old, and drop that in a later"
            + " release",
    mysqlRemedy =
        "for a column add the new one, write both and drop the old one in a later release; for a"
            + " table make a view of the new name first, and swap the two in one RENAME TABLE when"
            + " every release uses the new one",
    comparison = true,
    asksFor = {RenameTable.class, RenameColumn.class, RedefineColumn.class, AlterObject.class})
final class RenameBreaksRelease extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    MadeHere made = new MadeHere(evidence);
    Stream<Danger> tables =
        evidence
            .operations(RenameTable.class)
            .filter(rename -> !made.isTableName(rename.table()))
            .filter(
                rename ->
                    breaks(
                        evidence,
                        rename.table(),
                        evidence.differences().contains(new TableGone(rename.table()))))
            .map(
                rename ->
                    danger(rename.table(), rename.table().toString(), rename.to())
                        .cured(behindView(rename)));
    Stream<Danger> columns =
        evidence
            .operations(RenameColumn.class)
            .filter(rename -> !made.isColumnName(rename.table(), rename.column()))
            .filter(
                rename ->
                    breaks(
                        evidence, rename.table(), gone(evidence, rename.table(), rename.column())))
            .map(
                rename ->
                    danger(rename.table(), rename.table() + "." + rename.column(), rename.to()));
    Stream<Danger> definitions =
        evidence
            .operations(RedefineColumn.class)
            .filter(RedefineColumn::renames)
            .filter(change -> !made.isColumnName(change.table(), change.column()))
            .filter(
                change ->
                    breaks(
                        evidence, change.table(), gone(evidence, change.table(), change.column())))
            .map(
                change ->
                    danger(
                        change.table(),
                        change.table() + "." + change.column(),
                        change.definition().name()));
    Stream<Danger> objects = new RenamedObjects(evidence).dangers();
    return Stream.of(tables, columns, definitions, objects).flatMap(dangers -> dangers);
  }

  /** The old name stays, as a view that can be written. */
  private static Cure behindView(RenameTable rename) {
    String to = Quoted.name(rename.table().sibling(rename.to()));
    String view = Quoted.name(rename.table());
    String once =
        "DO $$ BEGIN IF to_regclass('%s') IS NULL THEN ALTER TABLE %s RENAME TO %s; END IF; END $$"
            .formatted(to.replace("'", "''"), view, Quoted.name(rename.to()));
    Step later =
        new Step(
            List.of("DROP VIEW IF EXISTS " + view),
            true,
            false,
            "in a later release, when none that runs names " + rename.table());
    return Cure.NONE
        .then(once, "CREATE OR REPLACE VIEW %s AS SELECT * FROM %s".formatted(view, to))
        .then(new Cure(List.of(later)));
  }

  private static boolean gone(Evidence evidence, Table table, String column) {
    return evidence.differences(ColumnGone.class).anyMatch(gone -> gone.is(table, column));
  }

  private static boolean breaks(Evidence evidence, Table table, boolean gone) {
    return !evidence.born(table)
        && (gone || evidence.effects(Breaks.class).anyMatch(it -> it.table().equals(table)));
  }

  private static Danger danger(Table table, String from, String to) {
    return Danger.to(
        table, "the running release fails where it names %s, which is now %s".formatted(from, to));
  }
}
