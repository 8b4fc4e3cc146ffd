package dev.lockkeeper.hazard;

import static dev.lockkeeper.finding.Severity.WARNING;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import java.util.stream.Stream;

/**
 * Silent where no server is needed to say it (an index built or dropped concurrently without a
 * guard), and about the moment between the last statement and the note in the history.
 */
@HazardInfo(
    id = "stopped-script-cannot-run-again",
    severity = WARNING,
    summary = "Script that cannot go on after it was stopped",
    danger = "the deployment stands between two schemas until somebody mends the database by hand",
    remedy =
        "let every statement of it run again (IF NOT EXISTS, IF EXISTS, OR REPLACE, ON CONFLICT DO"
            + " NOTHING), or give each statement a script of its own",
    observedOnly = true,
    asksFor = Interrupted.class)
final class StoppedScriptCannotRunAgain extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Interrupted.class)
        .filter(
            stop -> stop.recovery() == Recovery.FAILS || stop.recovery() == Recovery.OTHER_SCHEMA)
        .filter(stop -> stop.moment() == StopMoment.NEVER || !saidOtherwise(evidence))
        .map(StoppedScriptCannotRunAgain::danger);
  }

  private static boolean saidOtherwise(Evidence evidence) {
    return (evidence.lastOfScript() && !evidence.inTransactionBlock())
        || evidence.operations(CreateIndex.class).anyMatch(CreateIndex::concurrently)
        || evidence.operations(DropIndex.class).anyMatch(DropIndex::concurrently);
  }

  private static Danger danger(Interrupted stop) {
    String then = stop.recovery() == Recovery.FAILS ? "fails" : "ends with another schema";
    return Danger.of(
        "%s, its script %s when it runs again: %s"
            .formatted(stop.moment().words(), then, stop.detail()));
  }
}
