package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader or a writer of a table sends again and again: it asks for the first row by its key,
 * or writes what is there already. In a table without rows or key it takes the same lock and finds
 * nothing.
 */
record Probe(Table table, Traffic traffic, String sql) {

  /**
   * The columns of the primary key, or else of a unique index that no NULL gets round; then a
   * column that may be written, outside of that key if there is one.
   */
  private static final String COLUMNS =
      """
      SELECT ARRAY(
          SELECT quote_ident(attname)
          FROM (SELECT indkey FROM pg_index
                WHERE indrelid = ?::regclass AND indisunique AND indisvalid AND indpred IS NULL
                  AND indexprs IS NULL
                  AND (SELECT bool_and(attnotnull) FROM pg_attribute
                       WHERE attrelid = indrelid AND attnum = ANY (indkey::int2[]))
                ORDER BY indisprimary DESC, indexrelid LIMIT 1) key
          JOIN pg_attribute ON attrelid = ?::regclass AND attnum = ANY (indkey::int2[])
          ORDER BY attnum),
        (SELECT quote_ident(attname) FROM pg_attribute
         WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
           AND attidentity <> 'a'
         ORDER BY EXISTS (SELECT FROM pg_index WHERE indrelid = attrelid
           AND attnum = ANY (indkey::int2[])), attnum
         LIMIT 1)
      """;

  /**
   * Returns a reader of the table, and a writer where any of its columns can be written.
   *
   * @param name of the table, as SQL writes it
   */
  static List<Probe> of(Table table, String name, Connection connection) throws SQLException {
    List<String> key = new ArrayList<>();
    String written;
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      for (int parameter = 1; parameter <= 3; parameter++) {
        query.setString(parameter, name);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        key.addAll(List.of((String[]) row.getArray(1).getArray()));
        written = row.getString(2);
      }
    }
    String where = where(key, name, connection);
    List<Probe> probes = new ArrayList<>();
    probes.add(new Probe(table, Traffic.READS, "SELECT 1 FROM %s WHERE %s".formatted(name, where)));
    if (written != null) {
      String update = "UPDATE %s SET %s = %s WHERE %s";
      probes.add(new Probe(table, Traffic.WRITES, update.formatted(name, written, written, where)));
    }
    return probes;
  }

  private static String where(List<String> key, String name, Connection connection)
      throws SQLException {
    if (key.isEmpty()) {
      return "false";
    }
    List<String> literals = key.stream().map("quote_literal(%s::text)"::formatted).toList();
    try (PreparedStatement first =
            connection.prepareStatement(
                "SELECT ARRAY[%s] FROM %s LIMIT 1".formatted(String.join(", ", literals), name));
        ResultSet row = first.executeQuery()) {
      if (!row.next()) {
        return "false";
      }
      String[] values = (String[]) row.getArray(1).getArray();
      List<String> conditions = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        conditions.add(key.get(i) + " = " + values[i]);
      }
      return String.join(" AND ", conditions);
    }
  }
}
