package dev.lockkeeper.down;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which changes of type keep every value as it was, to the last digit.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">PostgreSQL: data types</a>
 */
final class Widening {

  private static final int FULL_PRECISION = 6;

  private static final Map<String, Set<String>> TAKES_EVERY_VALUE =
      Map.of(
          "smallint", Set.of("integer", "bigint", "numeric", "real", "double precision"),
          "integer", Set.of("bigint", "numeric", "double precision"),
          "bigint", Set.of("numeric"),
          "real", Set.of("double precision"),
          "character varying", Set.of("text"),
          "name", Set.of("text"),
          "date", Set.of("timestamp without time zone"),
          "cidr", Set.of("inet"));

  private Widening() {}

  /** Returns whether no value of the old type is changed or refused by the new one. */
  static boolean surely(ColumnType old, ColumnType to) {
    if (old.dimensions() != to.dimensions()) {
      return false;
    }
    if (!old.name().equals(to.name())) {
      return to.arguments().isEmpty()
          && TAKES_EVERY_VALUE.getOrDefault(old.name(), Set.of()).contains(to.name());
    }
    return old.arguments().equals(to.arguments()) || hasMoreRoom(old, to);
  }

  private static boolean hasMoreRoom(ColumnType old, ColumnType to) {
    return switch (to.name()) {
      case "character varying", "bit varying" ->
          to.arguments().isEmpty() || number(to, 0) >= orElse(number(old, 0), Integer.MAX_VALUE);
      case "character" -> number(to, 0) >= orElse(number(old, 0), 1);
      case "numeric" -> hasMoreDigits(old, to);
      case "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone" ->
          orElse(number(to, 0), FULL_PRECISION) >= orElse(number(old, 0), FULL_PRECISION);
      default -> false;
    };
  }

  /** More digits behind the point may not cost any before it. */
  private static boolean hasMoreDigits(ColumnType old, ColumnType to) {
    if (to.arguments().isEmpty()) {
      return true;
    }
    int oldScale = orElse(number(old, 1), 0);
    int scale = orElse(number(to, 1), 0);
    return !old.arguments().isEmpty()
        && number(old, 0) >= 0
        && scale >= oldScale
        && number(to, 0) - scale >= number(old, 0) - oldScale;
  }

  /** Returns -1 where there is no such argument, or none that is a plain number. */
  private static int number(ColumnType type, int index) {
    List<String> arguments = type.arguments();
    return Optional.of(index)
        .filter(i -> i < arguments.size() && arguments.get(i).strip().matches("\\d{1,8}"))
        .map(i -> Integer.parseInt(arguments.get(i).strip()))
        .orElse(-1);
  }

  private static int orElse(int number, int instead) {
    return number < 0 ? instead : number;
  }
}
