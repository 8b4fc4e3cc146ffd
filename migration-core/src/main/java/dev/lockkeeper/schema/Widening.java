package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the changes of type that statements made for the old type do not notice: whatever they
 * wrote is taken as it is, and whatever they wrote comes back as it was.
 *
 * <p>A wider integer counts as such. What does not fit into a reader's variable only a new release
 * can have written, and it can wait with that until the old one is gone. Of another family of types
 * ({@code integer} to {@code numeric}, {@code json} to {@code jsonb}, an enum to {@code text})
 * operators, functions and drivers behave otherwise, and that counts as retyped. A {@code cidr} has
 * no operators but those of {@code inet}; that one host is then shown without {@code /32} counts
 * for nothing, since whoever reads addresses reads both.
 */
final class Widening {

  private static final int FULL_PRECISION = 6;

  private static final Map<String, Set<String>> WIDER =
      Map.ofEntries(
          Map.entry("smallint", Set.of("integer", "bigint", "mediumint", "int")),
          Map.entry("integer", Set.of("bigint")),
          Map.entry("real", Set.of("double precision")),
          Map.entry("character varying", Set.of("text")),
          Map.entry("text", Set.of("character varying", "mediumtext", "longtext")),
          Map.entry("cidr", Set.of("inet")),
          Map.entry("tinyint", Set.of("smallint", "mediumint", "int", "bigint")),
          Map.entry("mediumint", Set.of("int", "bigint")),
          Map.entry("int", Set.of("bigint")),
          Map.entry("float", Set.of("double")),
          Map.entry("varchar", Set.of("text", "mediumtext", "longtext")));

  private Widening() {}

  /** Returns whether nobody who used the old type notices the new one; collations do not count. */
  static boolean unnoticed(ColumnType old, ColumnType to) {
    if ((old.dimensions() == 0) != (to.dimensions() == 0)) {
      return false;
    }
    if (!old.attributes().equals(to.attributes())) {
      return false;
    }
    if (!old.name().equals(to.name())) {
      return to.arguments().isEmpty()
          && WIDER.getOrDefault(old.name(), Set.of()).contains(to.name());
    }
    return old.arguments().equals(to.arguments()) || isWider(old, to);
  }

  private static boolean isWider(ColumnType old, ColumnType to) {
    return switch (to.name()) {
      case "character varying", "bit varying" ->
          to.arguments().isEmpty() || atLeast(number(old, 0), number(to, 0));
      case "numeric" -> to.arguments().isEmpty() || isWiderNumeric(old, to);
      case "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "interval" ->
          atLeast(precision(old), precision(to));
      case "varchar", "varbinary" -> atLeast(number(old, 0), number(to, 0));
      case "decimal" -> isWiderNumeric(old, to);
      case "datetime", "timestamp", "time" -> atLeast(fraction(old), fraction(to));
      case "enum", "set" -> to.arguments().containsAll(old.arguments());
      default -> false;
    };
  }

  /** As many digits on both sides of the point. */
  private static boolean isWiderNumeric(ColumnType old, ColumnType to) {
    return atLeast(scale(old), scale(to)) && atLeast(whole(old), whole(to));
  }

  private static Optional<Integer> whole(ColumnType type) {
    return number(type, 0).flatMap(all -> scale(type).map(scale -> all - scale));
  }

  private static Optional<Integer> scale(ColumnType type) {
    return type.arguments().size() == 1 ? Optional.of(0) : number(type, 1);
  }

  private static Optional<Integer> precision(ColumnType type) {
    return type.arguments().isEmpty() ? Optional.of(FULL_PRECISION) : number(type, 0);
  }

  /** MySQL keeps whole seconds where nothing is said. */
  private static Optional<Integer> fraction(ColumnType type) {
    return type.arguments().isEmpty() ? Optional.of(0) : number(type, 0);
  }

  private static boolean atLeast(Optional<Integer> before, Optional<Integer> after) {
    return before.isPresent() && after.isPresent() && after.get() >= before.get();
  }

  /** Returns the argument; nothing where it is missing, or none that is known here. */
  private static Optional<Integer> number(ColumnType type, int index) {
    List<String> arguments = type.arguments();
    return index < arguments.size() && arguments.get(index).strip().matches("-?\\d{1,9}")
        ? Optional.of(Integer.valueOf(arguments.get(index).strip()))
        : Optional.empty();
  }
}
