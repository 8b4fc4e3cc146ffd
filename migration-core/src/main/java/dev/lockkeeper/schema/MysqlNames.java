package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that MySQL gives to what was written without one: {@code PRIMARY}, {@code
 * orders_ibfk_1}, {@code orders_chk_1}, and an index that of its first column.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html">MySQL:
 *     FOREIGN KEY constraints</a>
 */
final class MysqlNames {

  private MysqlNames() {}

  static String ofConstraint(Constraint constraint, Table table, Predicate<String> taken) {
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> "PRIMARY";
      case UNIQUE, EXCLUSION -> ofIndex(constraint.columns(), taken);
      case FOREIGN_KEY -> numbered(table.name() + "_ibfk_", taken);
      case CHECK, NOT_NULL -> numbered(table.name() + "_chk_", taken);
    };
  }

  static String ofIndex(List<String> keys, Predicate<String> taken) {
    // an index over an expression alone is called for no column
    String first =
        keys.isEmpty() || keys.get(0).startsWith("(")
            ? "functional_index"
            : keys.get(0).split(" ", 2)[0];
    String name = first;
    for (int number = 2; taken.test(name); number++) {
      name = first + "_" + number;
    }
    return name;
  }

  private static String numbered(String stem, Predicate<String> taken) {
    int number = 1;
    while (taken.test(stem + number)) {
      number++;
    }
    return stem + number;
  }
}
