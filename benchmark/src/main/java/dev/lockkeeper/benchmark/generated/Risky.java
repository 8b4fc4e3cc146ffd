package dev.lockkeeper.benchmark.generated;

import dev.lockkeeper.benchmark.generated.TableModel.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scripts that somebody ought to have stopped: one danger each, on a table in use. */
final class Risky {

  private final Database database;
  private final Words words;
  private final SchemaModel schema;

  Risky(Database database, Words words, SchemaModel schema) {
    this.database = database;
    this.words = words;
    this.schema = schema;
  }

  /** Returns the statements; none where the schema has nothing to do it to. */
  List<String> script(Danger danger) {
    List<String> script = new ArrayList<>(database.timeouts());
    List<String> deed =
        switch (danger) {
          case COLUMN_DROPPED -> dropColumn();
          case COLUMN_RENAMED -> renameColumn();
          case TABLE_RENAMED -> renameTable();
          case TABLE_DROPPED -> dropTable();
          case TABLE_TRUNCATED -> truncate();
          case INDEX_BUILT_BLOCKING -> onAny(database.blockingIndex(), "idx");
          case UNIQUE_BUILT_BLOCKING ->
              onFresh("ALTER TABLE %2$s ADD CONSTRAINT %1$s UNIQUE (%3$s)");
          case FOREIGN_KEY_VALIDATED -> foreignKey();
          case CHECK_VALIDATED -> onFresh("ALTER TABLE %2$s ADD CONSTRAINT %1$s CHECK (%3$s <> 0)");
          case TYPE_CHANGED -> changeType();
          case NOT_NULL_SCANNED -> setNotNull();
          case VOLATILE_DEFAULT -> volatileDefault();
          case ROWS_UPDATED_WITHOUT_BOUND -> onAnyColumn("UPDATE %s SET %s = NULL");
          case ROWS_DELETED_WITHOUT_BOUND -> delete();
        };
    script.addAll(deed);
    return deed.isEmpty() ? List.of() : script;
  }

  private Optional<TableModel> withFree() {
    return schema.any(table -> table.columns().size() > 2 && table.free().isPresent());
  }

  private List<String> dropColumn() {
    return withFree()
        .map(
            table -> {
              Column column = table.free().orElseThrow();
              table.remove(column);
              return List.of(
                  "ALTER TABLE %s DROP COLUMN %s".formatted(table.name(), column.name()));
            })
        .orElse(List.of());
  }

  private List<String> renameColumn() {
    return withFree()
        .map(
            table -> {
              Column column = table.free().orElseThrow();
              String before = column.name();
              column.rename(words.column(table));
              return List.of(
                  "ALTER TABLE %s RENAME COLUMN %s TO %s"
                      .formatted(table.name(), before, column.name()));
            })
        .orElse(List.of());
  }

  private List<String> renameTable() {
    return schema
        .any(table -> !table.used())
        .map(
            table -> {
              String before = table.name();
              table.rename(words.table(schema.nextNumber()));
              return List.of("ALTER TABLE %s RENAME TO %s".formatted(before, table.name()));
            })
        .orElse(List.of());
  }

  private List<String> dropTable() {
    return schema
        .any(table -> !table.used())
        .map(
            table -> {
              schema.remove(table);
              return List.of("DROP TABLE " + table.name());
            })
        .orElse(List.of());
  }

  private List<String> truncate() {
    return schema
        .any(table -> !table.used())
        .map(table -> List.of("TRUNCATE TABLE " + table.name()))
        .orElse(List.of());
  }

  private List<String> delete() {
    return schema.any().map(table -> List.of("DELETE FROM " + table.name())).orElse(List.of());
  }

  private List<String> onAny(String form, String suffix) {
    return schema
        .any(table -> !table.columns().isEmpty())
        .map(
            table -> {
              Column column = table.columns().get(0).use();
              return List.of(
                  form.formatted(name(table, column, suffix), table.name(), column.name()));
            })
        .orElse(List.of());
  }

  private List<String> onAnyColumn(String form) {
    return schema
        .any(table -> table.columns().stream().anyMatch(column -> !column.required()))
        .map(
            table -> {
              Column column =
                  table.columns().stream().filter(one -> !one.required()).findFirst().orElseThrow();
              return List.of(form.formatted(table.name(), column.name()));
            })
        .orElse(List.of());
  }

  /** A constraint on an integer that no row has a value in, so that it holds. */
  private List<String> onFresh(String form) {
    return schema
        .any(table -> table.free("integer").isPresent())
        .map(
            table -> {
              Column column = table.free("integer").orElseThrow().use();
              table.use();
              return List.of(
                  form.formatted(name(table, column, "key"), table.name(), column.name()));
            })
        .orElse(List.of());
  }

  private List<String> foreignKey() {
    Optional<TableModel> child = schema.any(table -> table.free("bigint").isPresent());
    Optional<TableModel> parent = schema.any();
    if (child.isEmpty() || parent.isEmpty()) {
      return List.of();
    }
    Column column = child.get().free("bigint").orElseThrow().use();
    parent.get().use();
    child.get().use();
    return List.of(
        "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (id)"
            .formatted(
                child.get().name(),
                name(child.get(), column, "fkey"),
                column.name(),
                parent.get().name()));
  }

  private List<String> changeType() {
    return schema
        .any(table -> table.free("integer").isPresent())
        .map(
            table -> {
              Column column = table.free("integer").orElseThrow();
              column.retype("bigint");
              return List.of(database.widening().formatted(table.name(), column.name()));
            })
        .orElse(List.of());
  }

  private List<String> setNotNull() {
    return schema
        .any(table -> table.columns().stream().anyMatch(column -> !column.required()))
        .map(
            table -> {
              Column column =
                  table.columns().stream().filter(one -> !one.required()).findFirst().orElseThrow();
              column.require();
              return List.of(
                  database.requirement().formatted(table.name(), column.name(), column.type()));
            })
        .orElse(List.of());
  }

  private List<String> volatileDefault() {
    return schema
        .any()
        .map(
            table -> {
              Column column = table.add("token_" + schema.nextNumber(), "uuid", true);
              return List.of(database.volatileDefault().formatted(table.name(), column.name()));
            })
        .orElse(List.of());
  }

  private String name(TableModel table, Column column, String suffix) {
    return "%s_%s_%d_%s".formatted(table.name(), column.name(), schema.nextNumber(), suffix);
  }
}
