package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.QuotedName;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names so that PostgreSQL reads them back as its catalog stores them. */
final class Quoted {

  private Quoted() {}

  /** Returns the name, in quotes where it needs them. */
  static String name(String name) {
    return QuotedName.of(name);
  }

  /** Returns the table's name, qualified where it stands outside the default schema. */
  static String name(Table table) {
    return table.schema().map(schema -> name(schema) + ".").orElse("") + name(table.name());
  }

  /** Returns the names, in parentheses. */
  static String list(List<String> names) {
    return names.stream().map(Quoted::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
