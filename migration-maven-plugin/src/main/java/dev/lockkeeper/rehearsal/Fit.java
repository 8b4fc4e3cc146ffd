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
 */
record Fit(double large, OptionalDouble small, double part) {

  /** How far two runs of the same statement were seen to lie apart, and some more. */
  private static final double ERROR = 0.2;

  /** What a script that works through a million rows spends on anything else. */
  private static final double MOST_FIXED = 0.25;

  /**
   * Returns what to expect with more rows.
   *
   * <p>The least is what the line says. Sorts make more comparisons for each row the more there
   * are, so that the most has their logarithm as well. Where little seems to grow, a disturbed run
   * tells that as well as a statement that is so: then the most is what it comes to if all grows.
   *
   * @param growth by how much
   */
  AtProduction at(Growth growth) {
    double grows = small.isPresent() ? grows(small.getAsDouble()) : large;
    double fixed = large - grows;
    double likely = fixed + grows * growth.most();
    boolean doubtful = small.isEmpty() || fixed > MOST_FIXED * large;
    double least = small.isPresent() ? fixed + grows * growth.least() : large;
    double most = doubtful ? large * growth.most() : likely;
    return new AtProduction(
        growth.rows(), likely, (1 - ERROR) * least, (1 + ERROR) * most * growth.ofComparisons());
  }

  private double grows(double measured) {
    return Math.max(0, large - measured) / (1 - part);
  }
}
