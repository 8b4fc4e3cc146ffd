package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.evidence.Evidence;
import java.util.stream.Stream;

@HazardInfo(
    id = "stopped-script-cannot-run-again",
    summary = "Script that cannot go on after it was stopped",
    danger = "the deployment stands between two schemas until somebody mends the database by hand",
    remedy =
        "let every statement of it run again (IF NOT EXISTS, IF EXISTS, OR REPLACE, ON CONFLICT DO"
            + " NOTHING), or give each statement a script of its own",
    observedOnly = true)
final class StoppedScriptCannotRunAgain extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Interrupted.class)
        .filter(
            stop -> stop.recovery() == Recovery.FAILS || stop.recovery() == Recovery.OTHER_SCHEMA)
        .map(StoppedScriptCannotRunAgain::danger);
  }

  private static Danger danger(Interrupted stop) {
    String then = stop.recovery() == Recovery.FAILS ? "fails" : "ends with another schema";
    return Danger.of(
        "%s, its script %s when it runs again: %s"
            .formatted(stop.moment().words(), then, stop.detail()));
  }
}
