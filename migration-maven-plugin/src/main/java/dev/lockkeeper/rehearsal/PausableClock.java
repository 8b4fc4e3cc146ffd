package dev.lockkeeper.rehearsal;

/** Measures the migration's time and not the observer's: it stands while somebody looks. */
final class PausableClock {

  private static final double NANOS_PER_MILLI = 1e6;

  private final long start = System.nanoTime();
  private long paused;
  private long pausedSince;
  private long queued;
  private long worked;

  /** Returns this moment, the pauses left out. */
  Moment now() {
    return new Moment(System.nanoTime() - start - paused, queued, worked);
  }

  /** Returns what {@link System#nanoTime()} said then, where no pause has ended since. */
  long realTime(Moment then) {
    return then.nanos() + start + paused;
  }

  /** Notes how the migration's time has gone by since it was last asked. */
  void note(SessionProcess.Lap lap) {
    queued += lap.queued();
    worked += lap.worked();
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
