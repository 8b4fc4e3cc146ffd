package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names as SHOW CREATE TABLE does: in backticks, all of them. */
final class Backticked {

  private Backticked() {}

  static String name(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  static String name(Table table) {
    return table.schema().map(schema -> name(schema) + ".").orElse("") + name(table.name());
  }

  /** Returns the names, in parentheses. */
  static String list(List<String> names) {
    return names.stream().map(Backticked::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
