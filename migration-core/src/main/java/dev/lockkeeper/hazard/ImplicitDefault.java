package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;

/** MySQL's value for a column that must have one, and for which nobody gives one. */
final class ImplicitDefault {

  private ImplicitDefault() {}

  /** Returns whether the rows that are there get it when the column is added. */
  static boolean fills(Column column) {
    return column.notNull()
        && column.defaultValue().isEmpty()
        && column.generation() == Generation.NONE;
  }

  static String of(Column column) {
    String type = column.type().name();
    if (type.equals("enum")) {
      return "the first value of the list";
    }
    return type.matches(".*(char|text|blob|binary|set)") ? "''" : "0";
  }
}
