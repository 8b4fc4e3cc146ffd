package dev.lockkeeper.operation;

import java.util.Optional;

/**
 * A table, or another relation, by the name its catalog stores.
 *
 * @param schema only where it is not the default one
 * @param name lower-cased by PostgreSQL where it was written without quotes
 */
public record Table(Optional<String> schema, String name) implements Comparable<Table> {

  /** Returns the table of that name in the default schema. */
  public static Table of(String name) {
    return new Table(Optional.empty(), name);
  }

  /** Returns the table of that name in that schema. */
  public static Table of(String schema, String name) {
    return new Table(Optional.of(schema), name);
  }

  /** Returns what stands under a name that is dotted where it needs its schema. */
  public static Table named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? of(name) : of(name.substring(0, dot), name.substring(dot + 1));
  }

  /**
   * Returns whether EXECUTE alone knows a part of the name; its reader writes an ellipsis there.
   */
  public boolean isOpen() {
    return name.contains("…");
  }

  /** Returns the relation of another name in the same schema. */
  public Table sibling(String otherName) {
    return new Table(schema, otherName);
  }

  @Override
  public int compareTo(Table other) {
    // most names have no schema, and a schema of many tables compares a great many
    return schema.isEmpty() && other.schema.isEmpty()
        ? name.compareTo(other.name)
        : toString().compareTo(other.toString());
  }

  /** Returns {@code name} or {@code schema.name}, without quotes. */
  @Override
  public String toString() {
    return schema.map(s -> s + "." + name).orElse(name);
  }
}
