package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the facts from a live catalog, in a fixed number of queries. */
final class FactsReader {

  private final Connection connection;
  private final Map<Long, TableFacts> tables = new LinkedHashMap<>();

  private FactsReader(Connection connection) {
    this.connection = connection;
  }

  static Facts read(Connection connection) throws SQLException {
    String searchPath = searchPath(connection);
    // with no path at all the server qualifies every name, so that expressions hold anywhere
    pointSearchPathAt(connection, "");
    try {
      FactsReader reader = new FactsReader(connection);
      reader.readColumns();
      reader.readConditions(FactsQueries.CONDITIONS);
      reader.readConditions(FactsQueries.COMPUTED);
      reader.readKeys();
      reader.readLinks();
      return new Facts(reader.tables);
    } finally {
      pointSearchPathAt(connection, searchPath);
    }
  }

  private static String searchPath(Connection connection) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT current_setting('search_path')")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void pointSearchPathAt(Connection connection, String path) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
      query.setString(1, path);
      query.execute();
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String sql, RowReader reader) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  private void readColumns() throws SQLException {
    each(
        FactsQueries.COLUMNS,
        row -> {
          TableFacts table = tables.get(row.getLong("oid"));
          if (table == null) {
            table =
                new TableFacts(
                    row.getLong("oid"),
                    row.getString("schema"),
                    row.getString("name"),
                    row.getLong("root"),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            tables.put(table.oid(), table);
          }
          if (row.getString("column_name") != null) {
            table.columns().add(column(row));
          }
        });
  }

  private static ColumnFacts column(ResultSet row) throws SQLException {
    return new ColumnFacts(
        row.getInt("number"),
        row.getString("column_name"),
        row.getString("type"),
        row.getString("base"),
        row.getBoolean("is_array"),
        modifiers(row.getString("written_base")),
        row.getBoolean("not_null"),
        row.getBoolean("computed"),
        strings(row, "labels"),
        Objects.requireNonNullElse(row.getString("domain_checks"), ""));
  }

  /** Returns {@code 10, 2} for {@code numeric(10,2)[]}. */
  private static List<Integer> modifiers(String type) {
    int open = type.lastIndexOf('(');
    int close = type.indexOf(')', Math.max(open, 0));
    if (open < 0 || close < 0 || !type.substring(open + 1, close).matches("[-\\d,]+")) {
      return List.of();
    }
    return Arrays.stream(type.substring(open + 1, close).split(",", -1))
        .map(Integer::valueOf)
        .toList();
  }

  private void readConditions(String query) throws SQLException {
    each(
        query,
        row -> {
          TableFacts table = tables.get(row.getLong("oid"));
          if (table != null) {
            table
                .conditions()
                .add(
                    new Condition(
                        row.getString("condition_name"),
                        row.getString("expression"),
                        mentioned(table, numbers(row, "columns"), row.getString("expression")),
                        row.getBoolean("not_valid")));
          }
        });
  }

  /** A partition key that is an expression has no list of its columns. */
  private static List<ColumnFacts> mentioned(
      TableFacts table, List<Integer> numbers, String expression) {
    return table.columns().stream()
        .filter(
            column ->
                numbers.isEmpty()
                    ? expression.contains(column.name())
                    : numbers.contains(column.number()))
        .toList();
  }

  private void readKeys() throws SQLException {
    each(
        FactsQueries.KEYS,
        row -> {
          TableFacts table = tables.get(row.getLong("oid"));
          if (table != null) {
            table
                .keys()
                .add(
                    new UniqueKey(
                        row.getString("key_name"),
                        row.getBoolean("is_primary"),
                        row.getBoolean("is_exclusion"),
                        keyed(table, numbers(row, "columns"), strings(row, "expressions")),
                        strings(row, "expressions"),
                        Optional.ofNullable(row.getString("predicate")),
                        row.getBoolean("nulls_equal")));
          }
        });
  }

  /** Of the columns of an expression index those that only its predicate mentions are none. */
  private static List<ColumnFacts> keyed(
      TableFacts table, List<Integer> numbers, List<String> expressions) {
    List<ColumnFacts> all =
        table.columns().stream().filter(column -> numbers.contains(column.number())).toList();
    List<ColumnFacts> inExpressions =
        all.stream()
            .filter(column -> expressions.stream().anyMatch(e -> e.contains(column.name())))
            .toList();
    return inExpressions.isEmpty() ? all : inExpressions;
  }

  private void readLinks() throws SQLException {
    each(
        FactsQueries.LINKS,
        row -> {
          TableFacts table = tables.get(row.getLong("oid"));
          if (table != null) {
            table
                .links()
                .add(
                    new Link(
                        row.getString("link_name"),
                        numbers(row, "columns"),
                        row.getLong("parent"),
                        numbers(row, "parent_columns"),
                        row.getBoolean("not_valid")));
          }
        });
  }

  private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
