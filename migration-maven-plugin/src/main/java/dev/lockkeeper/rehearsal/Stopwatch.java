package dev.lockkeeper.rehearsal;

import java.time.Duration;

/** Time since the last lap. */
final class Stopwatch {

  private static final double MILLIS_PER_SECOND = 1000;

  private long last = System.nanoTime();

  Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - last);
    last = now;
    return lap;
  }

  double seconds() {
    return lap().toMillis() / MILLIS_PER_SECOND;
  }
}
