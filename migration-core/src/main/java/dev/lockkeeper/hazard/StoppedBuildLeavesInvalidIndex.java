package dev.lockkeeper.hazard;

import static dev.lockkeeper.finding.Severity.WARNING;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.Maintain;
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
    return evidence
        .effects(Interrupted.class)
        .filter(stop -> stop.recovery() == Recovery.INVALID_INDEX)
        .map(
            stop ->
                Danger.of(
                        "%s, %s; %s".formatted(stop.moment().words(), stop.detail(), who(evidence)))
                    .cured(cure(evidence)));
  }

  private static String who(Evidence evidence) {
    return evidence.operations(CreateIndex.class).findAny().isPresent()
        ? "migration:apply drops it and builds again, Flyway alone does not"
        : "nobody drops it";
  }

  private static Cure cure(Evidence evidence) {
    Stream<Cure> built =
        evidence.operations(CreateIndex.class).map(index -> ConcurrentIndex.built(index, evidence));
    Stream<Cure> rebuilt =
        evidence
            .operations(Maintain.class)
            .filter(work -> work.kind() == Maintenance.REINDEX_INDEX)
            .flatMap(work -> work.targets().stream())
            .map(ConcurrentIndex::rebuilt);
    return Stream.concat(built, rebuilt).findFirst().orElse(Cure.NONE);
  }
}
