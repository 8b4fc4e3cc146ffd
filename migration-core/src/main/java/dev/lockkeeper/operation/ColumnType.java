package dev.lockkeeper.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column's type, spelt as its server spells it. PostgreSQL's {@code format_type} says {@code
 * integer}, {@code character varying}, {@code timestamp with time zone}; MySQL's {@code
 * COLUMN_TYPE} says {@code int}, {@code varchar}, {@code enum}.
 *
 * @param name without arguments, lower case where it was not quoted
 * @param arguments as in {@code numeric(10,2)}: {@code 10}, {@code 2}
 * @param dimensions 0 for a scalar, 1 or more for an array
 * @param collation where one is given
 * @param charset where one is given; only MySQL has one for each column
 * @param attributes behind the arguments: {@code unsigned}, {@code zerofill}, {@code srid 4326}
 */
public record ColumnType(
    String name,
    List<String> arguments,
    int dimensions,
    Optional<String> collation,
    Optional<String> charset,
    List<String> attributes) {

  /** Of a column whose type a partition's parent has, or a composite type. */
  public static final ColumnType ELSEWHERE = of("");

  public ColumnType {
    arguments = List.copyOf(arguments);
    attributes = List.copyOf(attributes);
  }

  /** A type without a character set and without attributes. */
  public ColumnType(
      String name, List<String> arguments, int dimensions, Optional<String> collation) {
    this(name, arguments, dimensions, collation, Optional.empty(), List.of());
  }

  /** Returns the same type with another character set and collation, or with none. */
  public ColumnType withText(Optional<String> newCharset, Optional<String> newCollation) {
    return new ColumnType(name, arguments, dimensions, newCollation, newCharset, attributes);
  }

  /** Returns the same type with one more attribute. */
  public ColumnType withAttribute(String attribute) {
    List<String> more = new ArrayList<>(attributes);
    more.add(attribute);
    return new ColumnType(name, arguments, dimensions, collation, charset, more);
  }

  /** Returns whether its numbers cannot be negative. */
  public boolean unsigned() {
    return attributes.contains("unsigned");
  }

  /** Returns the scalar type of that name with those arguments. */
  public static ColumnType of(String name, String... arguments) {
    return new ColumnType(name, List.of(arguments), 0, Optional.empty());
  }

  /** Returns the type as its server writes it, without its character set and collation. */
  @Override
  public String toString() {
    String within = arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")";
    // format_type puts the precision inside the words: timestamp(3) without time zone
    String scalar =
        within.isEmpty() || !name.matches("(time|timestamp) .*")
            ? name + within
            : name.replaceFirst(" ", within + " ");
    String complete = attributes.isEmpty() ? scalar : scalar + " " + String.join(" ", attributes);
    return complete + "[]".repeat(dimensions);
  }
}
