package dev.lockkeeper.rehearsal.request;

import dev.lockkeeper.operation.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A relation that statements may lock.
 *
 * @param table its name, as effects have it
 * @param sql its name, as SQL writes it
 * @param plain whether it can be locked by LOCK TABLE by itself
 * @param owner as SQL writes it
 */
record Wanted(long oid, Table table, String sql, boolean plain, String owner) {

  private static final String ALL =
      """
      SELECT c.oid, n.nspname, c.relname,
             pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
             c.relkind IN ('r', 'p'), c.relowner::pg_catalog.regrole::text
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.oid >= 16384 AND n.nspname !~ '^pg_' AND c.relname <> ?
         AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
       ORDER BY c.oid
      """;

  /**
   * Returns all that there are.
   *
   * @param historyTable which is the runner's own, and left out
   */
  static List<Wanted> in(Connection connection, String defaultSchema, String historyTable)
      throws SQLException {
    List<Wanted> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setString(1, historyTable);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Optional<String> schema =
              Optional.of(row.getString(2)).filter(name -> !name.equals(defaultSchema));
          all.add(
              new Wanted(
                  row.getLong(1),
                  new Table(schema, row.getString(3)),
                  row.getString(4),
                  row.getBoolean(5),
                  row.getString(6)));
        }
      }
    }
    return all;
  }
}
