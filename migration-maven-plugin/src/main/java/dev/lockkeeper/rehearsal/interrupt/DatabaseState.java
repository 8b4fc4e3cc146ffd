package dev.lockkeeper.rehearsal.interrupt;

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
 * them back, which is nobody's loss.
 */
final class DatabaseState {

  private static final String SCHEMA =
      """
      WITH spaces AS (
        SELECT oid, nspname FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'),
      relations AS (
        SELECT c.*, format('%I.%I', s.nspname, c.relname) AS name
        FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
        WHERE c.relname <> '{history}' AND c.relname NOT LIKE '{history}\\_%')
      SELECT 'schema ' || nspname, '' FROM spaces
      UNION ALL
      SELECT CASE relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view '
               ELSE 'table ' END || name,
        concat_ws(' ', relkind, relpersistence, relrowsecurity, relreplident, reloptions, relacl,
          CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END,
          pg_get_expr(relpartbound, oid), obj_description(oid, 'pg_class'))
      FROM relations WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
      UNION ALL
      SELECT 'column ' || name || '.' || attname,
        concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
          attstorage, attstattarget, attcollation::regcollation,
          pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
      FROM pg_attribute a JOIN relations r ON r.oid = attrelid
      LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum
      WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      UNION ALL
      SELECT 'constraint ' || name || '.' || conname,
        concat_ws(' ', pg_get_constraintdef(k.oid), convalidated)
      FROM pg_constraint k JOIN relations r ON r.oid = conrelid
      UNION ALL
      SELECT 'index ' || r.name,
        concat_ws(' ', pg_get_indexdef(indexrelid), CASE WHEN indisvalid THEN 'valid' ELSE 'INVALID' END,
          indisprimary, indisreplident, indisclustered)
      FROM pg_index i JOIN relations r ON r.oid = indexrelid
      UNION ALL
      SELECT 'trigger ' || name || '.' || tgname, concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
      FROM pg_trigger t JOIN relations r ON r.oid = tgrelid WHERE NOT tgisinternal
      UNION ALL
      SELECT 'policy ' || name || '.' || polname,
        concat_ws(' ', polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      FROM pg_policy JOIN relations r ON r.oid = polrelid
      UNION ALL
      SELECT 'routine ' || p.oid::regprocedure, concat_ws(' ', proacl, md5(prosrc), prokind, provolatile)
      FROM pg_proc p JOIN spaces s ON s.oid = pronamespace
      UNION ALL
      SELECT 'type ' || t.oid::regtype,
        concat_ws(' ', typtype, format_type(typbasetype, typtypmod), typnotnull, typdefault,
          (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
          (SELECT string_agg(pg_get_constraintdef(oid), ',' ORDER BY conname) FROM pg_constraint WHERE contypid = t.oid))
      FROM pg_type t JOIN spaces s ON s.oid = typnamespace WHERE typtype IN ('e', 'd')
      UNION ALL
      SELECT 'extension ' || extname, extversion FROM pg_extension
      """;

  /**
   * Tables and materialized views that hold rows, each with the columns whose values count. What is
   * unlogged is empty after the server's death, whatever the scripts do.
   */
  private static final String COLUMNS =
      """
      SELECT format('%I.%I', nspname, relname),
        coalesce(array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attidentity = ''
          AND coalesce(pg_get_expr(adbin, adrelid), '') NOT LIKE 'nextval(%'), '{}')
      FROM pg_class c
      JOIN pg_namespace s ON s.oid = relnamespace
      LEFT JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef d ON adrelid = c.oid AND adnum = attnum
      WHERE relpersistence <> 'u' AND (relkind = 'r' OR (relkind = 'm' AND relispopulated)) AND relname <> '{history}'
        AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
      GROUP BY 1
      """;

  private final Map<String, String> schema;
  private final Map<String, String> data;

  private DatabaseState(Map<String, String> schema, Map<String, String> data) {
    this.schema = schema;
    this.data = data;
  }

  /** Reads it, as the connection sees it; reads tables whole, so that they should be small. */
  static DatabaseState of(Connection connection, String historyTable) throws SQLException {
    String history = historyTable.replace("'", "''");
    try (Statement statement = connection.createStatement()) {
      return new DatabaseState(
          lines(statement, SCHEMA.replace("{history}", history)), data(statement, history));
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
    try (ResultSet row = statement.executeQuery(COLUMNS.replace("{history}", history))) {
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

  /** Returns the names of what differs in the data. */
  Set<String> otherData(DatabaseState wanted) {
    Set<String> others = new TreeSet<>();
    for (String name : names(data, wanted.data)) {
      if (!String.valueOf(data.get(name)).equals(String.valueOf(wanted.data.get(name)))) {
        others.add(name);
      }
    }
    return others;
  }

  private static Set<String> names(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
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
