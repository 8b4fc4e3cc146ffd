package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.evidence.Evidence;
import java.util.stream.Stream;

@HazardInfo(
    id = "second-run-changes-data",
    summary = "Statement that changes data again when its script runs again",
    danger = "rows are written twice, and nothing says which",
    remedy =
        "let it see what it has done (WHERE the new column IS NULL, ON CONFLICT DO NOTHING, NOT"
            + " EXISTS), or run it in a transaction with the rest of its script",
    observedOnly = true,
    asksFor = Interrupted.class)
final class SecondRunChangesData extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Interrupted.class)
        .filter(stop -> stop.recovery() == Recovery.OTHER_DATA)
        .map(
            stop ->
                Danger.of(
                    "%s, its script leaves other data than one that runs once: %s"
                        .formatted(stop.moment().words(), stop.detail())));
  }
}
