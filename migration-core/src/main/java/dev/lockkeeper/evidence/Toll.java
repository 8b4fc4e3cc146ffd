package dev.lockkeeper.evidence;

/**
 * How a session's time went by, as far as the system tells.
 *
 * @param queuedMillis for how long its session stood ready to run while others had all processors
 * @param workedMillis for how long it had one
 */
public record Toll(double queuedMillis, double workedMillis) {

  /** Where nobody looked, or the system does not tell. */
  public static final Toll NONE = new Toll(0, 0);

  /** A turn in front of a processor is counted when it ends, be it that it began before. */
  private static final double LEAST = 0.25;

  /** Returns how long something would have lasted on a machine with nothing else to do. */
  public double takenOff(double millis) {
    return Math.max(LEAST * millis, millis - queuedMillis);
  }
}
