package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that PostgreSQL gives to what was written without one: {@code orders_pkey}, {@code
 * orders_customer_id_fkey}, a number behind it where that is taken.
 */
final class DefaultNames {

  /** Identifiers are cut to 63 bytes. */
  private static final int LONGEST = 63;

  private DefaultNames() {}

  static String of(Constraint constraint, Table table, Predicate<String> taken) {
    String columns = String.join("_", constraint.columnsOfIndex());
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> free(table.name(), "", "pkey", taken);
      case UNIQUE -> free(table.name(), columns, "key", taken);
      case EXCLUSION -> free(table.name(), columns, "excl", taken);
      case FOREIGN_KEY -> free(table.name(), columns, "fkey", taken);
      // a condition over several columns is named for none of them
      case CHECK -> free(table.name(), onlyOne(constraint.columns()), "check", taken);
      case NOT_NULL -> free(table.name(), columns, "not_null", taken);
    };
  }

  static String ofIndex(Table table, List<String> keys, Predicate<String> taken) {
    return free(table.name(), String.join("_", ExpressionName.all(keys)), "idx", taken);
  }

  static String ofSequence(Table table, String column, Predicate<String> taken) {
    return free(table.name(), column, "seq", taken);
  }

  private static String onlyOne(List<String> columns) {
    return columns.size() == 1 ? columns.get(0) : "";
  }

  private static String free(String table, String columns, String label, Predicate<String> taken) {
    String name = joined(table, columns, label);
    for (int number = 1; taken.test(name); number++) {
      name = joined(table, columns, label + number);
    }
    return name;
  }

  /** Shortens the longer of the two names until the whole fits. */
  private static String joined(String table, String columns, String label) {
    int room = LONGEST - label.length() - (columns.isEmpty() ? 1 : 2);
    String first = table;
    String second = columns;
    while (bytes(first) + bytes(second) > room) {
      if (bytes(first) > bytes(second)) {
        first = first.substring(0, first.length() - 1);
      } else {
        second = second.substring(0, second.length() - 1);
      }
    }
    return second.isEmpty() ? first + "_" + label : first + "_" + second + "_" + label;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
