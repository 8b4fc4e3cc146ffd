package dev.lockkeeper.scratch.fill;

import java.util.List;

/**
 * A shape that may suit a column.
 *
 * @param shape of the values
 * @param distinct how many rows, from the first on, certainly differ from each other; 0 where that
 *     does not matter
 * @param edges values that it may have and that samples would miss: its ends, and those near to
 *     constants of the conditions
 * @param constant whether all rows have one value, which is what to take last
 */
record Candidate(Shape shape, long distinct, List<String> edges, boolean constant) {

  static Candidate of(Shape shape) {
    return new Candidate(shape, 0, List.of(), false);
  }

  static Candidate unique(Shape shape, long distinct) {
    return new Candidate(shape, distinct, List.of(), false);
  }

  static Candidate constant(String value) {
    return new Candidate(Shape.inTurn(List.of(value)), 0, List.of(), true);
  }

  static Candidate nothing() {
    return new Candidate(Shape.NULL, 0, List.of(), true);
  }

  Candidate withNulls(double share, int salt) {
    return new Candidate(shape.withNulls(share, salt), distinct, edges, constant);
  }
}
