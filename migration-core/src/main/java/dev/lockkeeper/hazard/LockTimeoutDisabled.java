package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import java.util.function.Predicate;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-timeout-disabled",
    severity = Severity.WARNING,
    summary = "lock_timeout = 0",
    danger =
        "behind one long transaction the statement waits for ever, and every reader and writer of"
            + " the table waits behind it",
    remedy = "set a limit of a few seconds, and run the script again when it gives up",
    asksFor = Locks.class)
final class LockTimeoutDisabled extends Hazard {

  private static final Predicate<Step> BLOCKS = LockTimeoutDisabled::blocks;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    boolean disabled =
        evidence.timeouts().toldOfLocks().filter(told -> told.text().isPresent()).isPresent()
            && evidence.timeouts().ofLocks().isEmpty();
    return !disabled
            || ConcurrentBuildUnderTimeout.isConcurrent(evidence)
            || !evidence.inScript().isFirst(BLOCKS)
        ? Stream.empty()
        : evidence.blockingLocks().keySet().stream()
            .sorted()
            .limit(1)
            .map(
                table ->
                    Danger.to(
                        table,
                        "lock_timeout is off: behind a long transaction on %s this waits for ever, and everybody else behind it"
                            .formatted(table)));
  }

  private static boolean blocks(Step step) {
    return !step.blockingLocks().isEmpty();
  }
}
