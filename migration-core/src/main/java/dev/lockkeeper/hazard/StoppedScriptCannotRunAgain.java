package dev.lockkeeper.hazard;

import static dev.lockkeeper.finding.Severity.WARNING;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DetachPartition;
import dev.lockkeeper.operation.Operation.DropIndex;
import java.util.stream.Stream;

/**
 * Silent where no server is needed to say it (an index built or dropped concurrently without a
 * guard). That a script's last statement cannot run twice only informs: between it and the note in
 * the history there is but a moment.
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
        .map(stop -> danger(evidence, stop));
  }

  private static boolean saidOtherwise(Evidence evidence) {
    return !evidence.inScript().isLast()
        && (evidence.operations(CreateIndex.class).anyMatch(CreateIndex::concurrently)
            || evidence.operations(DropIndex.class).anyMatch(DropIndex::concurrently));
  }

  private static Danger danger(Evidence evidence, Interrupted stop) {
    String then = stop.recovery() == Recovery.FAILS ? "fails" : "ends with another schema";
    Danger danger =
        Danger.of(
            "%s, its script %s when it runs again: %s%s"
                .formatted(stop.moment().words(), then, stop.detail(), byHand(evidence, stop)));
    return isBeforeNote(evidence, stop.moment()) ? danger.weighing(Severity.INFO) : danger;
  }

  private static boolean isBeforeNote(Evidence evidence, StopMoment moment) {
    return evidence.inScript().isLast()
        && !evidence.inTransactionBlock()
        && (moment == StopMoment.AFTER || moment == StopMoment.SERVER_AFTER);
  }

  /** A partition that is half detached can only be detached to the end. */
  private static String byHand(Evidence evidence, Interrupted stop) {
    boolean half = stop.moment() == StopMoment.DURING || stop.moment() == StopMoment.SERVER_DURING;
    return evidence
        .operations(DetachPartition.class)
        .filter(detach -> half && detach.concurrently())
        .findFirst()
        .map(
            detach ->
                "; ALTER TABLE %s DETACH PARTITION %s FINALIZE ends what it has begun"
                    .formatted(Quoted.name(detach.table()), Quoted.name(detach.partition())))
        .orElse("");
  }
}
