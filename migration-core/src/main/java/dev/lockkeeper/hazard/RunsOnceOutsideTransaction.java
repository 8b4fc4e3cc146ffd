package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "runs-once-outside-transaction",
    severity = Severity.WARNING,
    summary = "Script outside a transaction that cannot be run again",
    danger =
        "where a later statement fails the earlier ones stay, and the next try stops at them:"
            + " somebody has to mend it by hand",
    remedy =
        "one such statement to a script, or guards: DROP INDEX CONCURRENTLY IF EXISTS before each"
            + " CREATE INDEX CONCURRENTLY",
    asksFor = {CreateIndex.class, DropIndex.class})
final class RunsOnceOutsideTransaction extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.inTransactionBlock() || evidence.inScript().isLast()
        ? Stream.empty()
        : Stream.concat(
                evidence
                    .operations(CreateIndex.class)
                    .filter(index -> index.concurrently() && !index.ifNotExists())
                    .filter(index -> !ConcurrentIndex.droppedBefore(evidence, index))
                    .map(index -> ConcurrentIndex.built(index, evidence)),
                evidence
                    .operations(DropIndex.class)
                    .filter(drop -> drop.concurrently() && !drop.ifExists())
                    .map(ConcurrentIndex::dropped))
            .map(
                cure ->
                    Danger.of(
                            "after a failure further down the script is run again, and stops here")
                        .cured(cure));
  }
}
