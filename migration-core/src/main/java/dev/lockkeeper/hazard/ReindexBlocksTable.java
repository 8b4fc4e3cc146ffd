package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.Table;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "reindex-blocks-table",
    summary = "REINDEX without CONCURRENTLY",
    danger =
        "writes queue while every row is read, and so does every query whose plan could use the index",
    remedy = "REINDEX … CONCURRENTLY, alone in a script that runs outside a transaction",
    asksFor = Maintain.class)
final class ReindexBlocksTable extends Hazard {

  private static final Set<Maintenance> REINDEX =
      EnumSet.of(Maintenance.REINDEX_INDEX, Maintenance.REINDEX_TABLE, Maintenance.REINDEX_SCHEMA);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Maintain.class)
        .filter(work -> REINDEX.contains(work.kind()) && !work.concurrently())
        .flatMap(
            work ->
                evidence
                    .waits(WRITES, PER_ROW)
                    .map(
                        wait ->
                            Danger.waiting(
                                    wait.table(),
                                    WRITES,
                                    "writes to %s, and reads that could use the index, wait while it is built"
                                        .formatted(wait.table()))
                                .cured(cure(work))));
  }

  private static Cure cure(Maintain work) {
    String what = work.kind() == Maintenance.REINDEX_INDEX ? "INDEX" : "TABLE";
    if (work.kind() == Maintenance.REINDEX_SCHEMA || work.targets().size() != 1) {
      return Cure.NONE;
    }
    Table target = work.targets().get(0);
    return Cure.NONE.thenOutsideTransaction(
        "REINDEX %s CONCURRENTLY %s".formatted(what, Quoted.name(target)));
  }
}
