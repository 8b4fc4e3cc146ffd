package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Fails;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "invalid-index-kept",
    severity = Severity.WARNING,
    summary = "CREATE INDEX CONCURRENTLY IF NOT EXISTS",
    danger =
        "an interrupted build leaves an invalid index, and the next run takes it for done: queries never use it, and a unique one protects nothing",
    remedy = "DROP INDEX CONCURRENTLY IF EXISTS before it, and no IF NOT EXISTS",
    asksFor = CreateIndex.class)
final class InvalidIndexKept extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateIndex.class)
        .filter(index -> index.concurrently() && index.ifNotExists())
        .filter(index -> !evidence.born(index.table()))
        .filter(index -> evidence.effects(Fails.class).findAny().isEmpty())
        .filter(index -> !ConcurrentIndex.droppedBefore(evidence, index))
        .map(
            index ->
                Danger.to(
                        index.table(),
                        "an invalid %s of an interrupted build would be kept"
                            .formatted(DefaultName.of(index)))
                    .cured(ConcurrentIndex.built(index, evidence)));
  }
}
