package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The indexes and foreign keys of MySQL's tables while their keys come in, one in a row. */
final class MysqlKeyRows {

  private record Name(Table table, String name) {}

  private final MysqlTableNames names;
  private final Map<Name, Index> indexes = new LinkedHashMap<>();
  private final Map<Name, Constraint> foreignKeys = new LinkedHashMap<>();

  MysqlKeyRows(MysqlTableNames names) {
    this.names = names;
  }

  /** Returns all indexes, those behind constraints included. */
  List<Index> indexes() {
    return List.copyOf(indexes.values());
  }

  /** Returns primary keys, UNIQUEs and foreign keys. */
  Map<Table, List<Constraint>> constraints() {
    Map<Table, List<Constraint>> byTable = new LinkedHashMap<>();
    indexes.forEach(
        (name, index) -> {
          if (index.unique()) {
            add(name.table(), unique(index), byTable);
          }
        });
    foreignKeys.forEach((name, key) -> add(name.table(), key, byTable));
    return byTable;
  }

  private static void add(Table table, Constraint one, Map<Table, List<Constraint>> byTable) {
    byTable.computeIfAbsent(table, any -> new ArrayList<>()).add(one);
  }

  private static Constraint unique(Index index) {
    return constraint(
        index.name().equals("PRIMARY") ? Kind.PRIMARY_KEY : Kind.UNIQUE,
        index.name(),
        index.keys(),
        Optional.empty());
  }

  private static Constraint constraint(
      Kind kind, String name, List<String> columns, Optional<Reference> references) {
    return new Constraint(
        kind, Optional.of(name), columns, Optional.empty(), references, false, Optional.empty());
  }

  void addToIndex(ResultSet row) throws SQLException {
    Name name = name(row, "index_name");
    Optional<Index> known = Optional.ofNullable(indexes.get(name));
    List<String> keys = new ArrayList<>(known.map(Index::keys).orElse(List.of()));
    Map<String, Integer> prefixes =
        new LinkedHashMap<>(known.map(Index::prefixes).orElse(Map.of()));
    keys.add(key(row));
    int prefix = row.getInt("prefix");
    String method = row.getString("method").toLowerCase(Locale.ROOT);
    boolean special = method.equals("fulltext") || method.equals("spatial");
    // of a spatial value the bounding box is indexed, whose size it tells as a prefix
    if (prefix > 0 && !special) {
      prefixes.put(row.getString("column_name"), prefix);
    }
    indexes.put(
        name,
        new Index(
            name.name(),
            name.table(),
            keys,
            row.getBoolean("is_unique"),
            true,
            List.of(),
            Optional.empty(),
            special ? Optional.of(method) : Optional.empty(),
            prefixes,
            false,
            row.getBoolean("invisible"),
            Optional.empty()));
  }

  private static String key(ResultSet row) throws SQLException {
    String column = row.getString("column_name");
    String key =
        column == null
            ? "(" + MysqlCatalogReader.expression(row.getString("expression")).sql() + ")"
            : column;
    return row.getBoolean("descends") ? key + " DESC" : key;
  }

  void addToForeignKey(ResultSet row) throws SQLException {
    Name name = name(row, "constraint_name");
    Optional<Constraint> known = Optional.ofNullable(foreignKeys.get(name));
    List<String> columns = new ArrayList<>(known.map(Constraint::columns).orElse(List.of()));
    List<String> targets =
        new ArrayList<>(
            known.flatMap(Constraint::references).map(Reference::columns).orElse(List.of()));
    columns.add(row.getString("column_name"));
    targets.add(row.getString("referenced_column"));
    String referenced = row.getString("referenced");
    Table target = names.of(row.getString("referenced_schema"), referenced);
    foreignKeys.put(
        name,
        constraint(
            Kind.FOREIGN_KEY,
            name.name(),
            columns,
            Optional.of(new Reference(target, targets, actions(row)))));
  }

  /** What is done of its own accord is not written. */
  private static String actions(ResultSet row) throws SQLException {
    List<String> actions = new ArrayList<>();
    for (String event : List.of("update", "delete")) {
      String action = row.getString("on_" + event);
      if (!action.equals("NO ACTION")) {
        actions.add("ON %s %s".formatted(event.toUpperCase(Locale.ROOT), action));
      }
    }
    return String.join(" ", actions);
  }

  private Name name(ResultSet row, String column) throws SQLException {
    return new Name(names.own(row.getString("name")), row.getString(column));
  }
}
