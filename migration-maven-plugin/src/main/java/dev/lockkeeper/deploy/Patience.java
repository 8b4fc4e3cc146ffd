package dev.lockkeeper.deploy;

import java.time.Duration;

/**
 * How long a script may wait for its locks, and how often it may try.
 *
 * @param lockTimeout of one attempt: nobody queues behind the script for longer
 * @param retries after the first attempt
 * @param firstPause before the first retry; each later one is twice as long, up to the cap. There
 *     is no jitter: Flyway's lock lets one deployment run at a time, so that none can collide
 */
public record Patience(Duration lockTimeout, int retries, Duration firstPause) {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 10;

  /** With pauses that begin at one second. */
  public Patience(Duration lockTimeout, int retries) {
    this(lockTimeout, retries, Duration.ofSeconds(1));
  }

  /**
   * Returns the pause before a retry.
   *
   * @param retry counted from 1
   */
  Duration pause(int retry) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(retry - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
