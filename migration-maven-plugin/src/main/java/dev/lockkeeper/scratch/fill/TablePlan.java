package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows a table gets: how many, and for each column its shape. */
final class TablePlan {

  private final TableFacts table;
  private final long existing;
  private final Map<Integer, Shape> shapes = new LinkedHashMap<>();
  private final Map<List<Integer>, List<List<String>>> presentKeys = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private long rows;

  /**
   * @param existing rows that are there and stay
   * @param rows to be added, at most
   */
  TablePlan(TableFacts table, long existing, long rows) {
    this.table = table;
    this.existing = existing;
    this.rows = rows;
  }

  TableFacts table() {
    return table;
  }

  long existing() {
    return existing;
  }

  long rows() {
    return rows;
  }

  List<String> remarks() {
    return remarks;
  }

  void remark(String remark) {
    remarks.add(table.shown() + ": " + remark);
  }

  /** Lowers the number of rows to what a key has room for, and says so. */
  void limit(long most, String because) {
    if (most < rows) {
      long wanted = rows;
      rows = Math.max(0, most);
      remark(
          "%d rows instead of %d, because %s"
              .formatted(existing + rows, existing + wanted, because));
    }
  }

  void give(ColumnFacts column, Shape shape) {
    shapes.put(column.number(), shape);
  }

  boolean has(int column) {
    return shapes.containsKey(column);
  }

  Shape shape(int column) {
    return shapes.get(column);
  }

  /** Returns the columns in their order, but for those that nothing was planned for. */
  List<ColumnFacts> columns() {
    return table.columns().stream().filter(column -> has(column.number())).toList();
  }

  /** Remembers keys that are there already, for tables that get no other rows. */
  void present(List<Integer> columns, List<List<String>> keys) {
    presentKeys.put(columns, keys);
  }

  /** Returns how many rows can be referred to. */
  long targets(List<Integer> columns) {
    return rows > 0 ? rows : presentKeys.getOrDefault(columns, List.of()).size();
  }

  /** Returns the values of one column of a key that can be referred to, by their row. */
  Shape target(List<Integer> columns, int position) {
    int column = columns.get(position);
    if (rows > 0) {
      return (row, out) -> shapes.get(column).write(row, out);
    }
    return Shape.inTurn(
        presentKeys.getOrDefault(columns, List.of()).stream()
            .map(key -> key.get(position))
            .toList());
  }
}
