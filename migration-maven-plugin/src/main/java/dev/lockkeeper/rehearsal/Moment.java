package dev.lockkeeper.rehearsal;

/**
 * A moment on the observer's clock.
 *
 * @param nanos since the clock was made, the observer's pauses left out
 * @param queued how many of them the migrating session had stood ready to run while others had all
 *     processors
 */
record Moment(long nanos, long queued) {

  static final Moment START = new Moment(0, 0);

  double millisSince(Moment earlier) {
    return PausableClock.millis(nanos - earlier.nanos);
  }

  double queuedMillisSince(Moment earlier) {
    return PausableClock.millis(queued - earlier.queued);
  }
}
