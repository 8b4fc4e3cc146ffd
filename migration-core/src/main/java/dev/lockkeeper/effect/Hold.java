package dev.lockkeeper.effect;

/**
 * How long an observed lock was waited for and held.
 *
 * @param waitedMillis from the request to the grant
 * @param heldMillis from the start of the statement that first took it to the end of COMMIT, the
 *     observer's own pauses left out
 */
public record Hold(double waitedMillis, double heldMillis) {}
