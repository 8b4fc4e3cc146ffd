package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "index-drop-locks-table",
    severity = Severity.WARNING,
    summary = "DROP INDEX without CONCURRENTLY",
    danger = "it waits for every open transaction on the table, and everybody else waits behind it",
    remedy = "DROP INDEX CONCURRENTLY, alone in a script that runs outside a transaction",
    asksFor = DropIndex.class)
final class IndexDropLocksTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DropIndex.class)
        .filter(drop -> !drop.concurrently() && !drop.cascade() && drop.on().isEmpty())
        .flatMap(
            drop ->
                evidence.before().schema().index(drop.index()).stream()
                    .map(index -> index.table())
                    .filter(table -> evidence.blocks(table, READS, HowLong.INSTANT))
                    .filter(table -> !evidence.before().schema().isPartitioned(table))
                    .filter(table -> !isRenamed(table, evidence))
                    .map(
                        table ->
                            Danger.waiting(
                                    table,
                                    READS,
                                    "reads and writes of %s wait behind DROP INDEX %s, which waits for every open transaction on it"
                                        .formatted(table, drop.index()))
                                .cured(ConcurrentIndex.dropped(drop))));
  }

  /** A body that gives the table's columns other names has to lock it for itself. */
  private static boolean isRenamed(Table table, Evidence evidence) {
    return evidence.operations(RenameColumn.class).anyMatch(rename -> rename.table().equals(table));
  }
}
