package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Set;

/** Which changes of type PostgreSQL makes by rounding or cutting values without a word. */
final class PostgresqlCut {

  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> FLOATING = Set.of("real", "double precision");
  private static final String TIMESTAMP = "timestamp with.* time zone";
  private static final String SECONDS = "(time|timestamp) with.* time zone";
  private static final String INTERVAL = "interval( .*)?";

  /** From the coarsest; an interval keeps nothing finer than the last field it names. */
  private static final List<String> FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second");

  private static final int FULL_PRECISION = 6;

  private PostgresqlCut() {}

  /** Returns whether a value may come back as less than it was. */
  static boolean cuts(ColumnType was, ColumnType to) {
    if (was.name().equals("numeric")) {
      return INTEGERS.contains(to.name())
          ? scale(was) > 0
          : to.name().equals("numeric") && scale(to) < scale(was);
    }
    return (FLOATING.contains(was.name()) && INTEGERS.contains(to.name()))
        || (was.name().equals("double precision") && to.name().equals("real"))
        || (was.name().matches(TIMESTAMP)
            && Set.of("date", "time without time zone").contains(to.name()))
        || (was.name().matches(SECONDS)
            && to.name().equals(was.name())
            && precision(to) < precision(was))
        || (was.name().matches(INTERVAL) && to.name().matches(INTERVAL) && coarser(was, to));
  }

  private static boolean coarser(ColumnType was, ColumnType to) {
    int kept = FIELDS.indexOf(lastField(to));
    int had = FIELDS.indexOf(lastField(was));
    return kept < had || (kept == had && precision(to) < precision(was));
  }

  private static String lastField(ColumnType interval) {
    String word = interval.name().substring(interval.name().lastIndexOf(' ') + 1);
    return FIELDS.contains(word) ? word : "second";
  }

  /** Without arguments all digits are kept; a numeric with precision alone has no fraction. */
  private static int scale(ColumnType numeric) {
    return numeric.arguments().isEmpty() ? Integer.MAX_VALUE : digits(numeric, 1);
  }

  /** The server takes a greater precision than the full one for the full one. */
  private static int precision(ColumnType type) {
    return type.arguments().isEmpty() ? FULL_PRECISION : Math.min(FULL_PRECISION, digits(type, 0));
  }

  private static int digits(ColumnType type, int argument) {
    List<String> arguments = type.arguments();
    String written = argument < arguments.size() ? arguments.get(argument).strip() : "0";
    return written.matches("-?\\d{1,4}") ? Integer.parseInt(written) : 0;
  }
}
