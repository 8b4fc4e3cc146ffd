package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnGone;
import java.util.stream.Stream;

/** Columns that lose the name under which the running release knows them. */
record RenamedColumns(Evidence evidence) {

  private record Renamed(Table table, String column, String to) {}

  Stream<Danger> dangers() {
    NamedHere made = new NamedHere(evidence);
    return renamed()
        .filter(one -> !made.isColumnName(one.table(), one.column()) && breaks(one))
        .map(
            one ->
                Danger.to(
                    one.table(),
                    RenameBreaksRelease.message(one.table() + "." + one.column(), one.to())));
  }

  private Stream<Renamed> renamed() {
    Stream<Renamed> asked =
        evidence
            .operations(RenameColumn.class)
            .map(rename -> new Renamed(rename.table(), rename.column(), rename.to()));
    Stream<Renamed> redefined =
        evidence
            .operations(RedefineColumn.class)
            .filter(RedefineColumn::renames)
            .map(to -> new Renamed(to.table(), to.column(), to.definition().name()));
    return Stream.concat(asked, redefined);
  }

  private boolean breaks(Renamed one) {
    return !evidence.born(one.table())
        && (evidence.differences(ColumnGone.class).anyMatch(it -> it.is(one.table(), one.column()))
            || evidence.effects(Breaks.class).anyMatch(it -> it.table().equals(one.table())));
  }
}
