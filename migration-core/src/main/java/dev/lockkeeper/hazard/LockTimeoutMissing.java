package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Table;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-timeout-missing",
    severity = Severity.INFO,
    summary = "Lock is waited for without limit",
    danger =
        "behind one long transaction the statement waits, and every reader and writer of the table"
            + " waits behind it",
    remedy =
        "SET LOCAL lock_timeout at the start of the script and run it again when it gives up, or"
            + " deploy with migration:apply, which does both",
    mysqlRemedy =
        "SET SESSION lock_wait_timeout = 5 at the start of the script (it is a year by default),"
            + " and run it again when it gives up",
    asksFor = Locks.class)
final class LockTimeoutMissing extends Hazard {

  private static final Predicate<Step> STOPS_READS = LockTimeoutMissing::stopsReads;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.timeouts().endLockWaits()
            || evidence.timeouts().toldOfLocks().isPresent()
            || ConcurrentBuildUnderTimeout.isConcurrent(evidence)
            || !evidence.inScript().isFirst(STOPS_READS)
        ? Stream.empty()
        : evidence.blockingLocks().keySet().stream()
            // the table that is changed is named before those that are only locked along with it
            .sorted(
                Comparator.comparing((Table table) -> evidence.way(table).isEmpty())
                    .thenComparing(Comparator.naturalOrder()))
            .limit(1)
            .map(
                table ->
                    Danger.to(
                        table,
                        "behind a long transaction on %s this waits %s, and everybody else behind it"
                            .formatted(table, evidence.timeouts().longestLockWait())));
  }

  private static boolean stopsReads(Step step) {
    return step.blockingLocks().values().stream().anyMatch(LockTimeoutMissing::stopsReads);
  }

  private static boolean stopsReads(LockMode mode) {
    return mode.blocks(Traffic.READS);
  }
}
