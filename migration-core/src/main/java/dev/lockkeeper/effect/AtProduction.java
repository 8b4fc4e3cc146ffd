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
  private static final double NOTHING = 4;

  /** Returns the same of both, one after the other. */
  public AtProduction and(AtProduction other) {
    return new AtProduction(
        Math.max(rows, other.rows), likely + other.likely, from + other.from, to + other.to);
  }

  /** Returns the same of something that lasts by so much longer. */
  public AtProduction plus(double more) {
    return new AtProduction(rows, likely + more, from + more, to + more);
  }

  /** Returns the same of something that is that part of it. */
  public AtProduction times(double part) {
    return new AtProduction(rows, likely * part, from * part, to * part);
  }

  /** Returns the same of something that lasts at least so long. */
  public AtProduction atLeast(double least) {
    return new AtProduction(
        rows, Math.max(likely, least), Math.max(from, least), Math.max(to, least));
  }

  /** Returns whether the runs were too short to tell more than the upper end. */
  public boolean isOnlyLimit() {
    return to > NOTHING * from;
  }

  /** Returns whether the runs say so little that the range is wider than one to two. */
  public boolean isRough() {
    return to > EXACT * from;
  }
}
