package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;

/**
 * A column's type, spelt as PostgreSQL's {@code format_type} spells it: {@code integer}, {@code
 * character varying}, {@code timestamp with time zone}.
 *
 * @param name without arguments, lower case where it was not quoted
 * @param arguments as in {@code numeric(10,2)}: {@code 10}, {@code 2}
 * @param dimensions 0 for a scalar, 1 or more for an array
 * @param collation where one is given
 */
public record ColumnType(
    String name, List<String> arguments, int dimensions, Optional<String> collation) {

  public ColumnType {
    arguments = List.copyOf(arguments);
  }

  /** Returns the scalar type of that name with those arguments. */
  public static ColumnType of(String name, String... arguments) {
    return new ColumnType(name, List.of(arguments), 0, Optional.empty());
  }

  /** Returns the type as PostgreSQL writes it, without its collation. */
  @Override
  public String toString() {
    String within = arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")";
    // format_type puts the precision inside the words: timestamp(3) without time zone
    String scalar =
        within.isEmpty() || !name.matches("(time|timestamp) .*")
            ? name + within
            : name.replaceFirst(" ", within + " ");
    return scalar + "[]".repeat(dimensions);
  }
}
