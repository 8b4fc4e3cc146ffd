package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Set;

/** Which changes of type PostgreSQL makes by rounding or cutting values without a word. */
final class PostgresqlCut {

  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> FRACTIONS = Set.of("numeric", "real", "double precision");
  private static final String TIMESTAMP = "timestamp with.* time zone";

  private PostgresqlCut() {}

  /** Returns whether a value may come back as less than it was. */
  static boolean cuts(ColumnType was, ColumnType to) {
    return (FRACTIONS.contains(was.name()) && INTEGERS.contains(to.name()))
        || (was.name().equals("double precision") && to.name().equals("real"))
        || (was.name().matches(TIMESTAMP)
            && Set.of("date", "time without time zone").contains(to.name()))
        || (was.name().equals("numeric") && to.name().equals("numeric") && fewerDigits(was, to, 1))
        || (was.name().matches(TIMESTAMP)
            && to.name().equals(was.name())
            && fewerDigits(was, to, 0));
  }

  /** Without arguments all digits are kept; a numeric with precision alone has no fraction. */
  private static boolean fewerDigits(ColumnType was, ColumnType to, int argument) {
    return digits(to.arguments(), argument) < digits(was.arguments(), argument);
  }

  private static int digits(List<String> arguments, int argument) {
    if (arguments.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    String written = argument < arguments.size() ? arguments.get(argument).strip() : "0";
    return written.matches("-?\\d{1,4}") ? Integer.parseInt(written) : 0;
  }
}
