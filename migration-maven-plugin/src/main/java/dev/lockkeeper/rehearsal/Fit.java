package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import java.util.OptionalDouble;

/**
 * The line through an amount that was measured at two sizes: a part that is there without rows, and
 * one that grows with them.
 *
 * @param large as measured with all rows
 * @param small as measured with a part of them; nothing where it was not met there
 * @param part that those were
 * @param noise by which one run differs from another however little is done
 */
record Fit(double large, OptionalDouble small, double part, double noise) {

  /**
   * How far runs with production's rows were seen to lie from the line, and from each other; the
   * upper end is not yet twice the lower one.
   */
  private static final double ERROR = 1.41;

  /** The part of what is likely that may be noise. */
  private static final double MOST_NOISE = 0.41;

  /**
   * Returns what to expect with more rows.
   *
   * <p>Sorts make more comparisons for each row the more there are, but reading and writing them
   * costs the same: half of what the logarithm says. What two short runs differ by may be their
   * noise, which grows with them; where that would be most of it, only the upper end is known.
   *
   * @param growth by how much
   * @param sorts whether rows are sorted
   */
  AtProduction at(Growth growth, boolean sorts) {
    double comparisons = sorts ? Math.sqrt(growth.ofComparisons()) : 1;
    double grows = small.isPresent() ? grows(small.getAsDouble()) : large;
    double fixed = large - grows;
    double likely = fixed + grows * growth.most() * comparisons;
    double disturbed = 2 * noise / (1 - part) * (growth.most() - 1);
    if (small.isEmpty() || disturbed > MOST_NOISE * likely) {
      double least = small.isPresent() ? 0 : large / ERROR;
      return new AtProduction(growth.rows(), likely, least, ERROR * (likely + disturbed));
    }
    double least = fixed + grows * growth.least() * comparisons;
    return new AtProduction(growth.rows(), likely, least / ERROR, likely * ERROR);
  }

  private double grows(double measured) {
    return Math.min(large, Math.max(0, large - measured) / (1 - part));
  }
}
