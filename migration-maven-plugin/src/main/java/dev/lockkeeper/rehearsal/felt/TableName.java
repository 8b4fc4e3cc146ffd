package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.operation.Table;

/** How SQL writes a table's name. */
public final class TableName {

  private TableName() {}

  /** Returns it with its schema, so that no {@code search_path} of a script can mislead it. */
  public static String of(Table table, String defaultSchema) {
    return quoted(table.schema().orElse(defaultSchema)) + "." + quoted(table.name());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
