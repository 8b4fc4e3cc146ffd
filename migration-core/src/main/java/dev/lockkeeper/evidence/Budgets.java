package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Traffic;
import java.time.Duration;
import java.util.Optional;

/**
 * How long ordinary statements may wait for one transaction of a migration, how much it may write,
 * and how far replicas may fall behind because of it.
 *
 * @param reads from the first grant of a lock that blocks reads to the end of COMMIT
 * @param writes likewise for writes
 * @param queue behind a statement that itself waits for somebody's open transaction
 * @param wal write-ahead log; empty where nobody has set a limit
 * @param lag of replicas; empty where there are none
 */
public record Budgets(
    Duration reads,
    Duration writes,
    Duration queue,
    Optional<ByteCount> wal,
    Optional<LagBudget> lag) {

  /** Who waits for a lock no longer than is usual, which is 3 s, stays within it. */
  private static final Duration QUEUE = Duration.ofSeconds(4);

  /** 200 ms each, 4 s in the queue, and as much log as it takes. */
  public static final Budgets DEFAULT = new Budgets(Duration.ofMillis(200), Duration.ofMillis(200));

  /** As much log as it takes. */
  public Budgets(Duration reads, Duration writes) {
    this(reads, writes, Optional.empty());
  }

  /** Where there are no replicas. */
  public Budgets(Duration reads, Duration writes, Optional<ByteCount> wal) {
    this(reads, writes, QUEUE, wal, Optional.empty());
  }

  /** Returns the budget for that traffic. */
  public Duration of(Traffic traffic) {
    return traffic == Traffic.READS ? reads : writes;
  }
}
