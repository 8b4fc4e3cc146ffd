package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-timeout-missing",
    severity = Severity.INFO,
    summary = "Lock is waited for without limit",
    danger =
        "behind one long transaction the statement waits, and every reader and writer of the table waits behind it",
    remedy =
        "SET LOCAL lock_timeout at the start of the script and run it again when it gives up, or deploy with migration:apply, which does both")
final class LockTimeoutMissing extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence.limitsLockWait()
            || evidence.settings().value("lock_timeout").isPresent()
            || !evidence.firstOfScript(LockTimeoutMissing::stopsReads)
        ? Stream.empty()
        : evidence.blockingLocks().keySet().stream()
            .sorted()
            .limit(1)
            .map(
                table ->
                    Danger.to(
                        table,
                        "behind a long transaction on %s this waits without limit, and everybody else behind it"
                            .formatted(table)));
  }

  private static boolean stopsReads(Step step) {
    return step.blockingLocks().values().stream().anyMatch(LockTimeoutMissing::stopsReads);
  }

  private static boolean stopsReads(LockMode mode) {
    return mode.blocks(Traffic.READS);
  }
}
