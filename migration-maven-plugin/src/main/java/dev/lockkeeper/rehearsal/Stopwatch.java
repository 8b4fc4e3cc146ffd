package dev.lockkeeper.rehearsal;

import java.time.Duration;

/** Time since the last lap. */
final class Stopwatch {

  private long last = System.nanoTime();

  Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - last);
    last = now;
    return lap;
  }
}
