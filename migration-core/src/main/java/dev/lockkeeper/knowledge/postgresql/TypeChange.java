package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a column's change of type asks of its values.
 *
 * <p>sql-altertable, Notes: no rewrite "when changing the type of an existing column, if the USING
 * clause does not change the column contents and the old type is either binary coercible to the new
 * type or an unconstrained domain over the new type"; nor where the type's own support function
 * says that a wider modifier takes every value as it is.
 */
enum TypeChange {
  /** Values and indexes stay as they are. */
  NOTHING,
  /** Values stay; an index on the column is sorted by another collation and built anew. */
  COLLATION,
  /** Values stay; an index on the column is sorted by other operators and built anew. */
  INDEXES,
  /** Every row is written anew. */
  REWRITE;

  /** Returns whether indexes on the column are built anew though their rows stay. */
  boolean resorts() {
    return this == COLLATION || this == INDEXES;
  }

  /** Returns whether foreign keys over the column compare with other operators than before. */
  boolean provesKeysAnew() {
    return this == INDEXES || this == REWRITE;
  }

  private static final int FULL_PRECISION = 6;

  private static final Set<String> INSTANTS =
      Set.of("timestamp without time zone", "timestamp with time zone");

  /** From one name to others, as pg_cast has them with castmethod 'b'. */
  private static final Map<String, Set<String>> BINARY_COERCIBLE =
      Map.ofEntries(
          Map.entry("character varying", Set.of("text", "bpchar", "citext")),
          Map.entry("text", Set.of("character varying", "bpchar", "citext")),
          Map.entry("citext", Set.of("text", "character varying", "bpchar")),
          Map.entry("cidr", Set.of("inet")),
          Map.entry("xml", Set.of("text", "character varying", "bpchar")),
          Map.entry("bit", Set.of("bit varying")),
          Map.entry("bit varying", Set.of("bit")));

  /** Names of objects by their number; pg_cast has each of them with both kinds of numbers. */
  private static final Set<String> NUMBERED =
      Set.of(
          "regclass",
          "regcollation",
          "regconfig",
          "regdictionary",
          "regnamespace",
          "regoper",
          "regoperator",
          "regproc",
          "regprocedure",
          "regrole",
          "regtype");

  private static final Set<String> NUMBERS = Set.of("integer", "oid");

  /** Pairs above whose values an index sorts by the same operators. */
  private static final Set<Set<String>> SAME_ORDER =
      Set.of(Set.of("character varying", "text"), Set.of("cidr", "inet"));

  /**
   * Returns the same where the session's time zone is UTC: release-12 has it that "ALTER TABLE …
   * SET DATA TYPE … from timestamp to timestamptz" needs no rewrite there, nor the way back.
   */
  static TypeChange fromUnderUtc(ColumnType old, ColumnType to) {
    boolean instants = INSTANTS.contains(old.name()) && INSTANTS.contains(to.name());
    if (!instants || old.name().equals(to.name()) || old.dimensions() + to.dimensions() > 0) {
      return from(old, to);
    }
    // what is cast has full precision, whatever it had before
    return isWider(ColumnType.of(old.name()), to) ? INDEXES : REWRITE;
  }

  static TypeChange from(ColumnType old, ColumnType to) {
    if (old.dimensions() != to.dimensions()) {
      return REWRITE;
    }
    if (isInterval(old) && isInterval(to)) {
      return Intervals.isWider(old, to) && old.dimensions() == 0 ? NOTHING : REWRITE;
    }
    if (!old.name().equals(to.name())) {
      return betweenNames(old, to);
    }
    boolean same = old.arguments().equals(to.arguments());
    // the elements of an array are cut one by one, unless nothing limits them any more
    boolean kept = same || (old.dimensions() > 0 ? to.arguments().isEmpty() : isWider(old, to));
    if (!kept) {
      return REWRITE;
    }
    return old.collation().equals(to.collation()) ? NOTHING : COLLATION;
  }

  private static boolean isInterval(ColumnType type) {
    return type.name().equals("interval") || type.name().startsWith("interval ");
  }

  private static TypeChange betweenNames(ColumnType old, ColumnType to) {
    if (old.name().equals("character") && to.name().equals("bpchar")) {
      // the same type without a length
      return NOTHING;
    }
    boolean coercible =
        BINARY_COERCIBLE.getOrDefault(old.name(), Set.of()).contains(to.name())
            || (NUMBERS.contains(old.name())
                && (NUMBERED.contains(to.name()) || NUMBERS.contains(to.name())))
            || (NUMBERED.contains(old.name()) && NUMBERS.contains(to.name()));
    // the elements of an array are converted one by one, and a modifier is enforced by a function
    if (!coercible
        || old.dimensions() > 0
        || !to.arguments().isEmpty()
        || to.name().equals("bit")) {
      return REWRITE;
    }
    return SAME_ORDER.contains(Set.of(old.name(), to.name()))
            && old.collation().equals(to.collation())
        ? NOTHING
        : INDEXES;
  }

  private static boolean isWider(ColumnType old, ColumnType to) {
    return switch (to.name()) {
      case "bpchar" -> to.arguments().isEmpty();
      case "character varying", "bit varying" -> to.arguments().isEmpty() || atLeast(old, to, 0);
      case "numeric" -> isWiderNumeric(old, to);
      case "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone" ->
          precision(to)
              .filter(digits -> digits >= precision(old).orElse(FULL_PRECISION))
              .isPresent();
      default -> false;
    };
  }

  private static boolean atLeast(ColumnType old, ColumnType to, int argument) {
    Optional<Integer> before = number(old.arguments(), argument);
    Optional<Integer> after = number(to.arguments(), argument);
    return before.isPresent() && after.isPresent() && after.get() >= before.get();
  }

  private static boolean isWiderNumeric(ColumnType old, ColumnType to) {
    if (to.arguments().isEmpty()) {
      return true;
    }
    return atLeast(old, to, 0)
        && number(old.arguments(), 1).orElse(0).equals(number(to.arguments(), 1).orElse(0));
  }

  /** Returns the digits of a second; nothing where the modifier is none that is known here. */
  private static Optional<Integer> precision(ColumnType type) {
    return type.arguments().isEmpty() ? Optional.of(FULL_PRECISION) : number(type.arguments(), 0);
  }

  private static Optional<Integer> number(List<String> arguments, int index) {
    return index < arguments.size() && arguments.get(index).strip().matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(arguments.get(index).strip()))
        : Optional.empty();
  }
}
