package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Fails;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "statement-fails",
    summary = "Statement that the server refuses",
    danger = "the deployment stops here, with the scripts before it already applied",
    remedy = "mend the statement",
    observedOnly = true,
    comparison = true,
    foreseen =
        "On MySQL `lint` foresees what is refused whatever rows there are, on PostgreSQL some of it;"
            + " the rest is seen by `diff` and `check`, on a server.",
    asksFor = Fails.class)
final class StatementFails extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Fails.class)
        .map(
            failure ->
                Danger.of("the server refuses it: " + failure.error()).cured(cure(evidence)));
  }

  /** Only an index that a divided table cannot get at once has another way to the same end. */
  private static Cure cure(Evidence evidence) {
    return evidence
        .operations(CreateIndex.class)
        .filter(index -> index.concurrently())
        .filter(index -> evidence.before().schema().isPartitioned(index.table()))
        .findFirst()
        .map(index -> ConcurrentIndex.built(index, evidence))
        .orElse(Cure.NONE);
  }
}
