package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the server whether values suit types and conditions, without a table to hold them. */
final class Oracle {

  private static final String FUNCTION = "pg_temp.lockkeeper_suits";

  private final Connection connection;

  Oracle(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns which of the rows suit.
   *
   * @param numbers of the columns that a row has values for, in their order
   * @param rows values as text, null for NULL
   */
  BitSet suits(Condition condition, List<Integer> numbers, List<String[]> rows)
      throws SQLException {
    String source =
        condition.columns().stream()
            .map(
                column ->
                    "CAST($%d AS %s) AS %s"
                        .formatted(
                            numbers.indexOf(column.number()) + 1,
                            column.type(),
                            Facts.quoted(column.name())))
            .collect(Collectors.joining(", "));
    return ask(
        "SELECT coalesce((%s), true) FROM (SELECT %s) v".formatted(condition.expression(), source),
        numbers.size(),
        rows);
  }

  /** Returns which values the type can be given, its domain's conditions included. */
  BitSet castable(ColumnFacts column, List<String[]> values) throws SQLException {
    return ask(
        "SELECT coalesce(length(CAST($1 AS %s)::text), 0) >= 0%s"
            .formatted(column.type(), within(column, "$1")),
        1,
        values);
  }

  /** Returns which values survive the change from one type to another. */
  BitSet castable(ColumnFacts from, ColumnFacts to, List<String[]> values) throws SQLException {
    String then = "CAST($1 AS %s)".formatted(from.type());
    String value = isCast(from, to) ? then : then + "::text";
    return ask(
        "SELECT coalesce(length(CAST(%s AS %s)::text), 0) >= 0%s"
            .formatted(value, to.type(), within(to, then + "::text")),
        1,
        values);
  }

  /** A cast cuts off what is too long, where a change of type refuses it. */
  private static String within(ColumnFacts column, String text) {
    boolean limited =
        !column.array()
            && !column.modifiers().isEmpty()
            && (column.base().equals("character varying") || column.base().equals("character"));
    return limited
        ? " AND coalesce(length(rtrim(%s)) <= %d, true)".formatted(text, column.modifiers().get(0))
        : "";
  }

  private boolean isCast(ColumnFacts from, ColumnFacts to) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT CAST(CAST(NULL AS %s) AS %s)".formatted(from.type(), to.type()));
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      // 42846: there is no such cast; 42704: no such type; 23502: a domain that refuses NULL
      if (e.getSQLState().equals("42846") || e.getSQLState().equals("42704")) {
        return false;
      }
      if (e.getSQLState().startsWith("23")) {
        return true;
      }
      throw e;
    }
  }

  /** An error in one row is a no for that row, so each is tried in a subtransaction of its own. */
  private BitSet ask(String sql, int width, List<String[]> rows) throws SQLException {
    BitSet yes = new BitSet();
    if (rows.isEmpty()) {
      return yes;
    }
    String parameters = "text" + ", text".repeat(width - 1);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE OR REPLACE FUNCTION %s(%s) RETURNS boolean LANGUAGE plpgsql AS $function$
          #variable_conflict use_column
          BEGIN
            RETURN (%s);
          EXCEPTION WHEN OTHERS THEN
            RETURN false;
          END $function$
          """
              .formatted(FUNCTION, parameters, sql));
    }
    List<String> arrays = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      arrays.add("?::text[]");
      values.add("v" + i);
    }
    String question =
        "SELECT array_agg(%s(%s) ORDER BY position) FROM unnest(%s) WITH ORDINALITY u(%s, position)"
            .formatted(
                FUNCTION,
                String.join(", ", values),
                String.join(", ", arrays),
                String.join(", ", values));
    try (PreparedStatement query = connection.prepareStatement(question)) {
      for (int i = 0; i < width; i++) {
        int column = i;
        Array array =
            connection.createArrayOf(
                "text", rows.stream().map(row -> row[column]).toArray(String[]::new));
        query.setArray(i + 1, array);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        Boolean[] answers = (Boolean[]) row.getArray(1).getArray();
        for (int i = 0; i < answers.length; i++) {
          yes.set(i, answers[i]);
        }
      }
    } finally {
      drop(parameters);
    }
    return yes;
  }

  private void drop(String parameters) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP FUNCTION IF EXISTS %s(%s)".formatted(FUNCTION, parameters));
    }
  }

  /**
   * Returns whether rows differ from each other by the key's expressions, as far as it has them.
   */
  boolean differ(UniqueKey key, List<String[]> rows) throws SQLException {
    List<ColumnFacts> columns = key.columns();
    String arrays = columns.stream().map(c -> "?::text[]").collect(Collectors.joining(", "));
    String raw = columns.stream().map(c -> "v" + c.number()).collect(Collectors.joining(", "));
    String apart =
        key.expressions().stream().collect(Collectors.joining(") IS NULL OR (", "(", ") IS NULL"));
    String question =
        "SELECT count(DISTINCT k) = count(*) FROM (SELECT ROW(%s) AS k FROM (SELECT %s FROM unnest(%s) u(%s)) v WHERE NOT (%s)) keys"
            .formatted(
                String.join(", ", key.expressions()),
                named(columns),
                arrays,
                raw,
                key.nullsEqual() ? "false" : apart);
    try (PreparedStatement query = connection.prepareStatement(question)) {
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        query.setArray(
            i + 1,
            connection.createArrayOf(
                "text", rows.stream().map(row -> row[column]).toArray(String[]::new)));
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String named(List<ColumnFacts> columns) {
    return columns.stream()
        .map(c -> "CAST(v%d AS %s) AS %s".formatted(c.number(), c.type(), Facts.quoted(c.name())))
        .collect(Collectors.joining(", "));
  }
}
