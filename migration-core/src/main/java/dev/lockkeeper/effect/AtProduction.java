package dev.lockkeeper.effect;

/**
 * What a measured amount comes to where tables have as many rows as in production, worked out from
 * runs at two sizes.
 *
 * @param rows of the table that grows most, in production
 * @param likely by the line through what was measured
 * @param from the least that is to be expected
 * @param to the most that is to be expected
 */
public record AtProduction(long rows, double likely, double from, double to) {

  private static final double EXACT = 2;

  /** Returns whether the runs say so little that the range is wider than one to two. */
  public boolean isRough() {
    return to > EXACT * from;
  }
}
