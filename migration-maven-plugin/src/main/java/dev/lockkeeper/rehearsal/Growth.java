package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * By how much the tables are larger in production than where they were measured.
 *
 * @param least of the tables that grow
 * @param most of them
 * @param rows in production, of the one that grows most
 * @param measured rows of that one
 */
record Growth(double least, double most, long rows, long measured) {

  /**
   * Returns the growth of those tables; nothing where none grows, or where production's rows of one
   * of them are not known.
   *
   * @param measured rows, by table
   * @param production rows, where they are known
   */
  static Optional<Growth> of(
      Collection<Table> tables, Map<Table, Long> measured, Map<Table, Long> production) {
    Optional<Growth> all = Optional.empty();
    if (!isKnown(tables, production)) {
      return all;
    }
    for (Table table : tables) {
      long here = measured.get(table);
      long there = production.get(table);
      if (there > here) {
        double times = (double) there / here;
        Growth one = new Growth(times, times, there, here);
        all = Optional.of(all.map(others -> others.and(one)).orElse(one));
      }
    }
    return all;
  }

  /** Returns whether production's rows of all of them are known. */
  static boolean isKnown(Collection<Table> tables, Map<Table, Long> production) {
    return tables.stream().allMatch(table -> production.getOrDefault(table, 0L) > 0);
  }

  private Growth and(Growth other) {
    Growth larger = other.most > most ? other : this;
    return new Growth(Math.min(least, other.least), larger.most, larger.rows, larger.measured);
  }

  /** Returns how many more comparisons a sort makes for each row. */
  double ofComparisons() {
    return Math.log((double) rows) / Math.log(Math.max(2.0, (double) measured));
  }
}
