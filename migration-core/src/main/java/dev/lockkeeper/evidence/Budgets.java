package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Traffic;
import java.time.Duration;
import java.util.Optional;

/**
 * How long ordinary statements may wait for one transaction of a migration, and how much it may
 * write.
 *
 * @param reads from the first grant of a lock that blocks reads to the end of COMMIT
 * @param writes likewise for writes
 * @param wal write-ahead log; empty where nobody has set a limit
 */
public record Budgets(Duration reads, Duration writes, Optional<ByteCount> wal) {

  /** 200 ms each, and as much log as it takes. */
  public static final Budgets DEFAULT = new Budgets(Duration.ofMillis(200), Duration.ofMillis(200));

  /** As much log as it takes. */
  public Budgets(Duration reads, Duration writes) {
    this(reads, writes, Optional.empty());
  }

  /** Returns the budget for that traffic. */
  public Duration of(Traffic traffic) {
    return traffic == Traffic.READS ? reads : writes;
  }
}
