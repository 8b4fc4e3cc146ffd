package dev.lockkeeper.operation;

import java.util.Optional;

/**
 * A sequence that a query moves, or asks where it stands.
 *
 * @param name its own, or where a column is given that of the table that owns it
 * @param column whose sequence it is, where nothing else says which
 * @param to the number it is set to, where that is written and no rows are asked
 * @param asked whether it stays where it is
 */
public record MovedSequence(
    Table name, Optional<String> column, Optional<String> to, boolean asked) {

  /** The sequence of that name, moved by what it or a query gives. */
  public static MovedSequence named(Table name) {
    return new MovedSequence(name, Optional.empty(), Optional.empty(), false);
  }

  /** The sequence of that column, moved by what it or a query gives. */
  public static MovedSequence of(Table table, String column) {
    return new MovedSequence(table, Optional.of(column), Optional.empty(), false);
  }

  /** Returns the same, set to a number. */
  public MovedSequence setTo(Optional<String> number) {
    return new MovedSequence(name, column, number, asked);
  }

  /** Returns the same, asked where it stands. */
  public MovedSequence onlyAsked() {
    return new MovedSequence(name, column, Optional.empty(), true);
  }
}
