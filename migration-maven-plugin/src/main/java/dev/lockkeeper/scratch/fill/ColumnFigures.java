package dev.lockkeeper.scratch.fill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a column's values are spread in production, as its server has estimated it; what is not known
 * is absent.
 *
 * @param nullFraction of its rows, 0 to 1
 * @param distinct how many values there are; negative: as a fraction of the rows
 * @param width average bytes of a value, with the few that the server itself needs for one
 * @param correlation between the order of values and that of rows, -1 to 1
 * @param from the lowest number, or the year of the lowest date, roughly
 * @param to the highest likewise
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-stats.html">pg_stats</a>
 */
public record ColumnFigures(
    Optional<Double> nullFraction,
    Optional<Double> distinct,
    Optional<Integer> width,
    Optional<Double> correlation,
    Optional<BigDecimal> from,
    Optional<BigDecimal> to) {

  /** Where nothing is known. */
  static final ColumnFigures NONE =
      new ColumnFigures(Optional.empty(), Optional.empty(), Optional.empty());

  /** Where neither range nor order is known. */
  public ColumnFigures(
      Optional<Double> nullFraction, Optional<Double> distinct, Optional<Integer> width) {
    this(nullFraction, distinct, width, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns how many values there are among that many rows, where they repeat. */
  Optional<Long> repeated(long rows) {
    return distinct
        .map(known -> known < 0 ? Math.round(-known * rows) : Math.round(known))
        .filter(values -> values > 0 && values < rows);
  }
}
