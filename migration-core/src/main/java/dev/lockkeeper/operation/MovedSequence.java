package dev.lockkeeper.operation;

import java.util.Optional;

/**
 * A sequence that a query moves.
 *
 * @param name its own, or where a column is given that of the table that owns it
 * @param column whose sequence it is, where nothing else says which
 */
public record MovedSequence(Table name, Optional<String> column) {

  /** The sequence of that name. */
  public static MovedSequence named(Table name) {
    return new MovedSequence(name, Optional.empty());
  }
}
