package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Traffic;
import java.time.Duration;

/**
 * How long ordinary statements may wait for one transaction of a migration.
 *
 * @param reads from the first grant of a lock that blocks reads to the end of COMMIT
 * @param writes likewise for writes
 */
public record Budgets(Duration reads, Duration writes) {

  /** 200 ms each. */
  public static final Budgets DEFAULT = new Budgets(Duration.ofMillis(200), Duration.ofMillis(200));

  /** Returns the budget for that traffic. */
  public Duration of(Traffic traffic) {
    return traffic == Traffic.READS ? reads : writes;
  }
}
