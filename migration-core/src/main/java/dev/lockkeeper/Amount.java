package dev.lockkeeper;

import java.time.Duration;
import java.util.Locale;

/** Writes times and row counts as a person says them. */
final class Amount {

  private static final double SHORTEST_MEASURED_MILLIS = 10;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final long THOUSAND = 1000;
  private static final long MILLION = 1_000_000;

  private Amount() {}

  /** Returns a hold; below what can be told apart from nothing it says so. */
  static String hold(double millis) {
    return millis < SHORTEST_MEASURED_MILLIS ? "< 10 ms" : millis(millis);
  }

  /** Returns a budget as the configuration could have written it. */
  static String budget(Duration budget) {
    return millis((double) budget.toMillis());
  }

  /** Returns milliseconds, or seconds from one second on. */
  static String millis(double millis) {
    return millis < MILLIS_PER_SECOND
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / MILLIS_PER_SECOND);
  }

  /** Returns a number of rows: {@code 800 rows}, {@code 50 k rows}, {@code 1.2 M rows}. */
  static String rows(long rows) {
    if (rows >= MILLION) {
      return scaled(rows, MILLION) + " M rows";
    }
    return rows >= THOUSAND ? scaled(rows, THOUSAND) + " k rows" : rows + " rows";
  }

  private static String scaled(long rows, long unit) {
    return rows % unit == 0
        ? Long.toString(rows / unit)
        : String.format(Locale.ROOT, "%.1f", (double) rows / unit);
  }
}
