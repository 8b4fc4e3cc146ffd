package dev.lockkeeper.rehearsal;

/** Measures the migration's time and not the observer's: it stands while somebody looks. */
final class PausableClock {

  private static final double NANOS_PER_MILLI = 1e6;

  private long paused;
  private long pausedSince;

  /** Returns nanoseconds since some moment, the pauses left out. */
  long now() {
    return System.nanoTime() - paused;
  }

  void pause() {
    pausedSince = System.nanoTime();
  }

  void resume() {
    paused += System.nanoTime() - pausedSince;
  }

  static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }
}
