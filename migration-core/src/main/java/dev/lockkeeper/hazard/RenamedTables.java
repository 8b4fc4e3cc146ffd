package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.TableGone;
import dev.lockkeeper.schema.MisnamedIndex;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.stream.Stream;

/** Tables that lose the name under which the running release knows them. */
record RenamedTables(Evidence evidence) {

  Stream<Danger> dangers() {
    NamedHere made = new NamedHere(evidence);
    Schema before = evidence.before().schema();
    return Stream.concat(
            evidence.operations(RenameTable.class),
            evidence
                .operations(RenameIndex.class)
                .flatMap(rename -> MisnamedIndex.in(before, rename).stream()))
        .filter(rename -> !made.isTableName(rename.table()) && !evidence.born(rename.table()))
        .flatMap(this::danger);
  }

  private Stream<Danger> danger(RenameTable rename) {
    Table table = rename.table();
    if (breaks(table)) {
      String message = RenameBreaksRelease.message(table.toString(), rename.to());
      return Stream.of(Danger.to(table, message).cured(behindView(rename)));
    }
    return isMissedForAWhile(table)
        ? Stream.of(
            Danger.to(
                    table,
                    "the running release fails where it names %s, from this COMMIT until a later one gives that name back"
                        .formatted(table))
                .cured(behindView(rename))
                .weighing(Severity.WARNING))
        : Stream.empty();
  }

  private boolean breaks(Table table) {
    return evidence.differences().contains(new TableGone(table))
        || evidence.effects(Breaks.class).anyMatch(it -> it.table().equals(table));
  }

  /** Only a view of the same transaction has the old name before anybody has missed it. */
  private boolean isMissedForAWhile(Table table) {
    Schema after = evidence.afterTransaction();
    return evidence.before().schema().table(table).isPresent()
        && after.table(table).isEmpty()
        && after.object(table).isEmpty();
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
}
