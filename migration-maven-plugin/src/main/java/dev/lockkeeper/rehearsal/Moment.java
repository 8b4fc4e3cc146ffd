package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.Toll;

/**
 * A moment on the observer's clock.
 *
 * @param nanos since the clock was made, the observer's pauses left out
 * @param queued how many of them the migrating session had stood ready to run while others had all
 *     processors
 * @param worked how many of them it had one
 */
record Moment(long nanos, long queued, long worked) {

  static final Moment START = new Moment(0, 0, 0);

  double millisSince(Moment earlier) {
    return PausableClock.millis(nanos - earlier.nanos);
  }

  Toll tollSince(Moment earlier) {
    return new Toll(
        PausableClock.millis(queued - earlier.queued),
        PausableClock.millis(worked - earlier.worked));
  }
}
