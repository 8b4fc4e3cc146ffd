package dev.lockkeeper.effect;

/**
 * How long an observed lock was waited for and held.
 *
 * @param afterMillis from the start of the statement to the first sight of the lock; 0 where it
 *     counts from the start
 * @param waitedMillis from the request to the grant
 * @param heldMillis from the start of the statement that first took it to the end of COMMIT, the
 *     observer's own pauses left out
 */
public record Hold(double afterMillis, double waitedMillis, double heldMillis) {

  /** A lock that counts from the start of its statement. */
  public Hold(double waitedMillis, double heldMillis) {
    this(0, waitedMillis, heldMillis);
  }
}
