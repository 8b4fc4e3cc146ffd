package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;

/**
 * The restricted forms of interval.
 *
 * <p>datatype-datetime, Interval Input: the fields "restrict the set of stored fields"; everything
 * to the right of the last one is cut off, and everything to its left is kept.
 */
final class Intervals {

  private static final List<String> FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second");

  private static final int FULL_PRECISION = 6;

  private Intervals() {}

  /** Returns whether every value of the one form is kept as it is by the other. */
  static boolean isWider(ColumnType old, ColumnType to) {
    int last = last(to);
    boolean seconds = last == FIELDS.size() - 1;
    return last >= last(old) && (!seconds || last(old) < last || precision(to) >= precision(old));
  }

  /** The place of the last field that is kept: that of the seconds where none is named. */
  private static int last(ColumnType type) {
    String word = type.name().substring(type.name().lastIndexOf(' ') + 1);
    return FIELDS.contains(word) ? FIELDS.indexOf(word) : FIELDS.size() - 1;
  }

  private static int precision(ColumnType type) {
    return type.arguments().stream()
        .findFirst()
        .map(String::strip)
        .filter(digits -> digits.matches("\\d"))
        .map(Integer::valueOf)
        .orElse(FULL_PRECISION);
  }
}
