package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.scratch.MysqlDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills tables inside the server, with values that each column's type takes, that are distinct
 * where a key wants them so, and that point at rows of the table at the other end of a foreign key.
 */
final class RowMaker {

  private static final String COLUMNS =
      """
      SELECT columns.column_name, columns.data_type, columns.column_type,
             columns.character_maximum_length, columns.numeric_precision, columns.numeric_scale,
             columns.extra, keys_used.referenced_table_name
        FROM information_schema.columns columns
        LEFT JOIN information_schema.key_column_usage keys_used
          ON keys_used.table_schema = columns.table_schema
         AND keys_used.table_name = columns.table_name
         AND keys_used.column_name = columns.column_name
         AND keys_used.referenced_table_name IS NOT NULL
       WHERE columns.table_schema = ? AND columns.table_name = ?
       ORDER BY columns.ordinal_position
      """;

  private final MysqlDatabase database;
  private final Sizes sizes;
  private final Progress progress;
  private final Map<Table, Long> made = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  RowMaker(MysqlDatabase database, Sizes sizes, Progress progress) {
    this.database = database;
    this.sizes = sizes;
    this.progress = progress;
  }

  /** Returns the rows that the tables have now. */
  Map<Table, Long> made() {
    return made;
  }

  /** Returns which tables stayed empty, and why. */
  List<String> remarks() {
    return remarks;
  }

  /** Fills the tables, and those that they refer to. */
  void fill(Set<Table> touched) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0, unique_checks = 0, sql_log_bin = 0");
      for (Table table : touched) {
        fill(connection, table, sizes.byTable().getOrDefault(table, sizes.touched()));
      }
    }
  }

  private void fill(Connection connection, Table table, long rows) throws SQLException {
    if (rows == 0 || made.containsKey(table)) {
      return;
    }
    made.put(table, 0L);
    List<Maker> makers = makers(connection, table);
    for (Maker maker : makers) {
      if (maker.parent().isPresent()) {
        Table parent = Table.of(maker.parent().get());
        fill(connection, parent, sizes.byTable().getOrDefault(parent, sizes.parents()));
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET cte_max_recursion_depth = " + (rows + 1));
      progress.now("Filling %s with %d rows".formatted(table, rows));
      statement.execute(insert(table, makers, rows));
    } catch (SQLException e) {
      remarks.add(
          "%s stays empty, because no rows can be made for it: %s"
              .formatted(table, e.getMessage()));
    }
    made.put(table, count(connection, table));
  }

  private String insert(Table table, List<Maker> makers, long rows) {
    String columns =
        makers.stream().map(maker -> quoted(maker.name())).collect(Collectors.joining(", "));
    String values =
        makers.stream()
            .map(
                maker ->
                    maker.expression(
                        maker
                            .parent()
                            .map(parent -> made.getOrDefault(Table.of(parent), 1L))
                            .orElse(0L)))
            .collect(Collectors.joining(", "));
    return """
        INSERT IGNORE INTO %s (%s)
        WITH RECURSIVE numbers (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM numbers WHERE k < %d)
        SELECT %s FROM numbers"""
        .formatted(quoted(table.name()), columns, rows, values);
  }

  private List<Maker> makers(Connection connection, Table table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, database.name());
      statement.setString(2, table.name());
      try (ResultSet result = statement.executeQuery()) {
        Map<String, Maker> makers = new LinkedHashMap<>();
        while (result.next()) {
          if (!result.getString("extra").toUpperCase(Locale.ROOT).contains("GENERATED")
              || result.getString("extra").contains("DEFAULT_GENERATED")) {
            makers.putIfAbsent(result.getString("column_name"), maker(result));
          }
        }
        return List.copyOf(makers.values());
      }
    }
  }

  private static Maker maker(ResultSet result) throws SQLException {
    return new Maker(
        result.getString("column_name"),
        result.getString("data_type"),
        result.getString("column_type"),
        Math.max(result.getLong("character_maximum_length"), result.getLong("numeric_precision")),
        result.getInt("numeric_scale"),
        Optional.ofNullable(result.getString("referenced_table_name")));
  }

  private static long count(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM " + quoted(table.name()))) {
      result.next();
      return result.getLong(1);
    }
  }

  private static String quoted(String name) {
    return EmptyClone.quoted(name);
  }
}
