package dev.lockkeeper.effect;

import java.util.Optional;

/**
 * How long an observed lock was waited for and held.
 *
 * @param afterMillis from the start of the statement to the first sight of the lock; 0 where it
 *     counts from the start
 * @param waitedMillis from the request to the grant
 * @param heldMillis from the start of the statement that first took it to the end of COMMIT, the
 *     observer's own pauses left out
 * @param queuedMillis how much of that the session stood ready to run while others had all
 *     processors of the machine; 0 where that is not known
 * @param atProduction how long it is held there, in milliseconds, where production has more rows
 *     and how many is known
 */
public record Hold(
    double afterMillis,
    double waitedMillis,
    double heldMillis,
    double queuedMillis,
    Optional<AtProduction> atProduction) {

  /** A turn in front of a processor is counted when it ends, be it that it began before. */
  private static final double LEAST = 0.25;

  /** A lock that counts from its first sight. */
  public Hold(double afterMillis, double waitedMillis, double heldMillis) {
    this(afterMillis, waitedMillis, heldMillis, 0, Optional.empty());
  }

  /** A lock that counts from the start of its statement. */
  public Hold(double waitedMillis, double heldMillis) {
    this(0, waitedMillis, heldMillis);
  }

  /** Returns how long it would have been held on a machine with nothing else to do. */
  public double undisturbedMillis() {
    return Math.max(LEAST * heldMillis, heldMillis - queuedMillis);
  }

  /** Returns the same, with what production's rows make of it. */
  public Hold growingTo(AtProduction there) {
    return new Hold(afterMillis, waitedMillis, heldMillis, queuedMillis, Optional.of(there));
  }
}
