package dev.lockkeeper.operation;

import java.util.Optional;

/**
 * Where a column is put among the others: MySQL's FIRST and AFTER.
 *
 * @param after the column before it; absent for FIRST
 */
public record ColumnPosition(Optional<String> after) {

  /** Before all others. */
  public static final ColumnPosition FIRST = new ColumnPosition(Optional.empty());

  /** Returns the place behind that column. */
  public static ColumnPosition after(String column) {
    return new ColumnPosition(Optional.of(column));
  }
}
