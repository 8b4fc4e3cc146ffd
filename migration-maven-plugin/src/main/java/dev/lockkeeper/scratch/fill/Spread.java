package dev.lockkeeper.scratch.fill;

import java.util.function.LongUnaryOperator;

/**
 * How values lie along the rows of a table: in the order of the rows, against it, or anyhow.
 *
 * @param rows of the table
 * @param correlation 1 where values rise from row to row, -1 where they fall, 0 for anyhow; what
 *     lies between has a share of its rows in order and the others anyhow
 * @param salt so that columns differ
 */
record Spread(long rows, double correlation, int salt) {

  /** Less than that is what a sample shows of chance. */
  private static final double CHANCE = 0.05;

  /** As much is order with a few exceptions. */
  private static final double ORDER = 0.98;

  private static final double HALF = 0.5;

  /** So that which rows are out of order has nothing to do with their values. */
  private static final int OTHER_SALT = 1_000_003;

  /** Returns for each row a place in [0, bound). */
  LongUnaryOperator over(long bound) {
    double share = Math.abs(correlation);
    if (share < CHANCE) {
      return row -> Shape.below(bound, row, salt);
    }
    if (share > ORDER) {
      return row -> inOrder(row, bound);
    }
    return row ->
        Shape.fraction(row, salt + OTHER_SALT) < share
            ? inOrder(row, bound)
            : Shape.below(bound, row, salt);
  }

  private long inOrder(long row, long bound) {
    long place = Math.min(bound - 1, (long) ((double) row / Math.max(1, rows) * bound));
    return correlation < 0 ? bound - 1 - place : place;
  }

  /** Returns whether values that all differ are to be shuffled. */
  boolean isShuffled() {
    return Math.abs(correlation) < HALF;
  }

  /** Returns for each row another one, each of them once. */
  LongUnaryOperator shuffled() {
    long step = step();
    return row -> row < rows ? (row * step + rows / 3) % rows : row;
  }

  /** A stride that meets every row before it meets one again, and leaves neighbours far apart. */
  private long step() {
    long step = Math.max(1, (long) (rows * 0.618)) | 1;
    while (gcd(step, rows) != 1) {
      step += 2;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
