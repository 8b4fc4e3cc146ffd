package dev.lockkeeper.rehearsal.interrupt;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a database holds, as lines that can be compared: its schema by the server's own
 * definitions, its data by the number of each table's rows and a sum over each column's values.
 *
 * <p>Values that come from a sequence are left out: a transaction that rolls back gives none of
 * them back, which is nobody's loss. A sequence that has not come as far is one: it gives the same
 * numbers again.
 */
final class DatabaseState {

  private final Map<String, String> schema;
  private final Map<String, String> data;
  private final Map<String, BigDecimal> sequences;

  private DatabaseState(
      Map<String, String> schema, Map<String, String> data, Map<String, BigDecimal> sequences) {
    this.schema = schema;
    this.data = data;
    this.sequences = sequences;
  }

  /** Reads it, as the connection sees it; reads tables whole, so that they should be small. */
  static DatabaseState of(Connection connection, String historyTable) throws SQLException {
    String history = historyTable.replace("'", "''");
    try (Statement statement = connection.createStatement()) {
      return new DatabaseState(
          lines(statement, StateQueries.SCHEMA.replace("{history}", history)),
          data(statement, history),
          positions(statement));
    }
  }

  private static Map<String, String> lines(Statement statement, String query) throws SQLException {
    Map<String, String> lines = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        lines.put(row.getString(1), row.getString(2));
      }
    }
    return lines;
  }

  private static Map<String, String> data(Statement statement, String history) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    try (ResultSet row =
        statement.executeQuery(StateQueries.COLUMNS.replace("{history}", history))) {
      while (row.next()) {
        columns.put(row.getString(1), List.of((String[]) row.getArray(2).getArray()));
      }
    }
    Map<String, String> data = new TreeMap<>();
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      sum(statement, table.getKey(), table.getValue(), data);
    }
    return data;
  }

  private static void sum(
      Statement statement, String table, List<String> columns, Map<String, String> data)
      throws SQLException {
    StringBuilder query = new StringBuilder("SELECT count(*)");
    for (String column : columns) {
      query.append(", sum(hashtextextended(%s::text, 0)::numeric)".formatted(column));
    }
    try (ResultSet row = statement.executeQuery(query + " FROM ONLY " + table)) {
      row.next();
      data.put("the number of rows in " + table, row.getString(1));
      for (int i = 0; i < columns.size(); i++) {
        data.put(
            "the values of %s.%s".formatted(table, columns.get(i)),
            String.valueOf(row.getString(i + 2)));
      }
    }
  }

  private static Map<String, BigDecimal> positions(Statement statement) throws SQLException {
    Map<String, Long> steps = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(StateQueries.SEQUENCES)) {
      while (row.next()) {
        steps.put(row.getString(1), row.getLong(2));
      }
    }
    Map<String, BigDecimal> positions = new TreeMap<>();
    for (Map.Entry<String, Long> step : steps.entrySet()) {
      String query = StateQueries.POSITION.formatted(step.getKey(), step.getValue());
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        positions.put(step.getKey(), row.getBigDecimal(1));
      }
    }
    return positions;
  }

  /** Returns the names of what differs in the schema, each with what is wrong about it. */
  List<String> otherSchema(DatabaseState wanted) {
    List<String> others = new ArrayList<>();
    for (String name : names(schema, wanted.schema)) {
      String here = schema.get(name);
      String there = wanted.schema.get(name);
      if (here == null) {
        others.add(name + " is missing");
      } else if (there == null) {
        others.add(name + " is left over");
      } else if (!here.equals(there)) {
        others.add(name + " is another");
      }
    }
    return others;
  }

  /** Returns the names of what differs in the data, in the plural. */
  Set<String> otherData(DatabaseState wanted) {
    Set<String> others = new TreeSet<>();
    for (String name : names(data, wanted.data)) {
      if (!String.valueOf(data.get(name)).equals(String.valueOf(wanted.data.get(name)))) {
        others.add(name);
      }
    }
    sequences.forEach(
        (name, here) -> {
          if (here.compareTo(wanted.sequences.getOrDefault(name, here)) < 0) {
            others.add("the next numbers of " + name);
          }
        });
    return others;
  }

  private static Set<String> names(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  boolean hasIndex(String name) {
    return schema.containsKey("index " + name);
  }

  /** Returns the indexes that are invalid, by their names as SQL writes them. */
  Set<String> invalidIndexes() {
    Set<String> invalid = new TreeSet<>();
    schema.forEach(
        (name, definition) -> {
          if (name.startsWith("index ") && definition.contains(" INVALID ")) {
            invalid.add(name.substring("index ".length()));
          }
        });
    return invalid;
  }
}
