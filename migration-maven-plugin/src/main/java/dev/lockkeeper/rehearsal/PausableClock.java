package dev.lockkeeper.rehearsal;

/** Measures the migration's time and not the observer's: it stands while somebody looks. */
final class PausableClock {

  private static final double NANOS_PER_MILLI = 1e6;

  private final long start = System.nanoTime();
  private long paused;
  private long pausedSince;

  /** Returns nanoseconds since it was made, the pauses left out. */
  long now() {
    return System.nanoTime() - start - paused;
  }

  /** Returns what {@link System#nanoTime()} said then, where no pause has ended since. */
  long realTime(long then) {
    return then + start + paused;
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
