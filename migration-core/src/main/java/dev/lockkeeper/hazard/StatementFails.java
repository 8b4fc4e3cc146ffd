package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Fails;
import dev.lockkeeper.evidence.Evidence;
import java.util.stream.Stream;

@HazardInfo(
    id = "statement-fails",
    summary = "Statement that the server refuses",
    danger = "the deployment stops here, with the scripts before it already applied",
    remedy = "mend the statement",
    observedOnly = true,
    comparison = true,
    asksFor = Fails.class)
final class StatementFails extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Fails.class)
        .map(failure -> Danger.of("the server refuses it: " + failure.error()));
  }
}
