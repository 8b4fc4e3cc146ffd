package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.schema.Schema;
import java.util.List;

/**
 * Tells which columns an INSERT gives numbers that nobody has drawn from a sequence.
 *
 * @param insert the statement
 * @param schema before it
 */
record GivenNumbers(Insert insert, Schema schema) {

  /** Returns whether the column gets one above 0 in some row, or whatever a query finds. */
  boolean reach(String column) {
    List<String> columns = insert.columns().isEmpty() ? ofTable() : insert.columns();
    int at = columns.indexOf(column);
    return at >= 0 && insert.values().map(values -> areIn(at, values)).orElseGet(insert::fromQuery);
  }

  private List<String> ofTable() {
    return schema.table(insert.table()).stream()
        .flatMap(shape -> shape.columns().stream())
        .map(Column::name)
        .toList();
  }

  private static boolean areIn(int at, GivenValues values) {
    List<String> written =
        values.rows().stream().filter(row -> at < row.size()).map(row -> row.get(at)).toList();
    return written.stream().allMatch(String::isEmpty)
        ? values.given().contains(at) && !values.functions().contains("nextval")
        : written.stream().anyMatch(number -> number.matches("[1-9]\\d*"));
  }
}
