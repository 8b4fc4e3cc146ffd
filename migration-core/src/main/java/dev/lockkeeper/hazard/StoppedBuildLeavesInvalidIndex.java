package dev.lockkeeper.hazard;

import static dev.lockkeeper.finding.Severity.WARNING;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import java.util.stream.Stream;

/**
 * Only a warning: {@code migration:apply} drops the index by itself, Flyway alone does not. What IF
 * NOT EXISTS keeps is said without a server.
 */
@HazardInfo(
    id = "stopped-build-leaves-invalid-index",
    severity = WARNING,
    summary = "Concurrent index build that cannot go on after it was stopped",
    danger =
        "an invalid index is written to and never read, and the next run fails on it or takes it"
            + " for granted",
    remedy = "drop the index concurrently in front of the build, in the same script",
    observedOnly = true,
    asksFor = Interrupted.class)
final class StoppedBuildLeavesInvalidIndex extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (evidence.operations(CreateIndex.class).anyMatch(CreateIndex::ifNotExists)) {
      return Stream.empty();
    }
    Cure cure =
        evidence
            .operations(CreateIndex.class)
            .findFirst()
            .map(ConcurrentIndex::built)
            .orElse(Cure.NONE);
    return evidence
        .effects(Interrupted.class)
        .filter(stop -> stop.recovery() == Recovery.INVALID_INDEX)
        .map(
            stop ->
                Danger.of(
                        "%s, %s; migration:apply drops it and builds again, Flyway alone does not"
                            .formatted(stop.moment().words(), stop.detail()))
                    .cured(cure));
  }
}
