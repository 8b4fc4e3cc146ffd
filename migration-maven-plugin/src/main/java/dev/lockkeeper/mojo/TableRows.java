package dev.lockkeeper.mojo;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rows that tables have in production, given one by one. */
final class TableRows {

  static final String PREFIX = "migration.rows.";

  private TableRows() {}

  /**
   * Returns the rows by table.
   *
   * @param elements of {@code <tableRows>}
   * @param properties all that were given; those that begin with the prefix count, and win
   */
  static Map<Table, Long> of(Map<String, String> elements, Map<String, String> properties)
      throws CheckImpossibleException {
    Map<Table, Long> rows = new TreeMap<>();
    for (Map.Entry<String, String> element : elements.entrySet()) {
      rows.put(table(element.getKey()), number(PREFIX + element.getKey(), element.getValue()));
    }
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (property.getKey().startsWith(PREFIX)) {
        rows.put(
            table(property.getKey().substring(PREFIX.length())),
            number(property.getKey(), property.getValue()));
      }
    }
    return rows;
  }

  private static Table table(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }

  static long number(String property, String written) throws CheckImpossibleException {
    try {
      long rows = Long.parseLong(written.strip().replace("_", ""));
      if (rows >= 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      // the same sentence serves for both
    }
    throw new CheckImpossibleException(
        "%s is '%s', which is no number of rows".formatted(property, written),
        "Write a whole number like 4000000");
  }
}
