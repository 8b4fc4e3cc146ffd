package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.evidence.Evidence;
import java.time.Duration;
import java.util.stream.Stream;

/** How long the statement holds its lock once it has it is for others to judge. */
@HazardInfo(
    id = "lock-queue-over-budget",
    summary = "Everybody stands behind a statement that waits for longer than the budget",
    danger =
        "one open transaction is enough: the statement waits for it, and every new reader and"
            + " writer waits behind the statement",
    remedy =
        "set a lock_timeout that is shorter than the budget at the start of the script, and run it"
            + " again when it gives up",
    observedOnly = true,
    asksFor = Queues.class)
final class LockQueueOverBudget extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Duration budget = evidence.setting().budgets().queue();
    return evidence
        .effects(Queues.class)
        .filter(queue -> !evidence.born(queue.table()))
        .filter(queue -> behind(queue) > budget.toMillis())
        .map(queue -> danger(queue, budget));
  }

  /** Behind a statement that gives up nobody waits for its own lock as well. */
  private static double behind(Queues queue) {
    return queue.end() == QueueEnd.TRANSACTION
        ? Math.min(queue.openMillis(), queue.longestMillis())
        : queue.longestMillis();
  }

  private static Danger danger(Queues queue, Duration budget) {
    return Danger.of(
        "readers and writers of %s stood behind this statement for %.0f ms, while it waited for a transaction open for %.0f ms%s (budget %d ms)"
            .formatted(
                queue.table(),
                behind(queue),
                queue.openMillis(),
                queue.end() == QueueEnd.TRANSACTION ? "" : ", until its lock_timeout",
                budget.toMillis()));
  }
}
