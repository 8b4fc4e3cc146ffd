package dev.lockkeeper.scratch.fill;

/**
 * A shape that may suit a column.
 *
 * @param shape of the values
 * @param distinct how many rows, from the first on, certainly differ from each other; 0 where that
 *     does not matter
 */
record Candidate(Shape shape, long distinct) {

  static Candidate of(Shape shape) {
    return new Candidate(shape, 0);
  }

  static Candidate unique(Shape shape, long distinct) {
    return new Candidate(shape, distinct);
  }
}
