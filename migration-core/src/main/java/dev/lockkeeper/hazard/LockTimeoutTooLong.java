package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-timeout-too-long",
    severity = Severity.WARNING,
    summary = "Lock timeout of more than ten seconds",
    danger = "for as long as it waits, every reader and writer of the table waits behind it",
    remedy = "set a limit of a few seconds, and run the script again when it gives up",
    asksFor = Locks.class)
final class LockTimeoutTooLong extends Hazard {

  private static final Predicate<Step> STOPS_READS = LockTimeoutTooLong::stopsReads;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.timeouts().ofLocks().stream()
        .filter(limit -> limit.compareTo(LONGEST) > 0)
        .filter(limit -> !ConcurrentBuildUnderTimeout.isConcurrent(evidence))
        .filter(limit -> evidence.inScript().isFirst(STOPS_READS))
        .flatMap(
            limit ->
                evidence.blockingLocks().keySet().stream()
                    .sorted()
                    .limit(1)
                    .map(
                        table ->
                            Danger.to(
                                table,
                                "behind a long transaction on %s this waits up to %d s, and everybody else behind it"
                                    .formatted(table, limit.toSeconds()))));
  }

  private static boolean stopsReads(Step step) {
    return step.blockingLocks().values().stream().anyMatch(mode -> mode.blocks(READS));
  }
}
