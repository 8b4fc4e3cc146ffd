package dev.lockkeeper.rehearsal;

/**
 * What a rehearsal does beyond the exact pass.
 *
 * @param stops how many times at most each pending script is stopped and run again; 0 for never
 */
public record Passes(int stops) {

  /** The exact pass alone. */
  public static final Passes EXACT = new Passes(0);
}
