package dev.lockkeeper.live;

import dev.lockkeeper.live.Portrait.Applied;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flyway's history as a portrait has it: which scripts were applied, and whether that went well.
 * Who applied them, and when, is nobody's business.
 *
 * @param schema absent where Flyway takes the session's first one
 * @param table as Flyway spells it
 */
public record AppliedScripts(Optional<String> schema, String table) {

  private static final String PLACE =
      """
      SELECT quote_ident(nspname) || '.' || quote_ident(relname),
        has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relname = ? AND nspname = coalesce(?, current_schema(), 'public')
        AND relkind IN ('r', 'p')
      """;

  private static final String ROWS =
      "SELECT version, script, checksum, success FROM %s ORDER BY installed_rank";

  /**
   * Returns them in the order in which they were applied; nothing where they cannot be read.
   *
   * @param unread is told why not
   */
  Optional<List<Applied>> read(Connection connection, List<String> unread) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(PLACE)) {
      query.setString(1, table);
      query.setString(2, schema.orElse(null));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          unread.add("history: there is no table " + shown());
          return Optional.empty();
        }
        if (!row.getBoolean(2)) {
          unread.add("history: the role may not read " + shown());
          return Optional.empty();
        }
        return Optional.of(rows(connection, row.getString(1)));
      }
    }
  }

  private String shown() {
    return schema.map(known -> known + "." + table).orElse(table);
  }

  private static List<Applied> rows(Connection connection, String place) throws SQLException {
    List<Applied> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROWS.formatted(place))) {
      while (row.next()) {
        applied.add(
            new Applied(
                Optional.ofNullable(row.getString(1)),
                row.getString(2),
                Optional.ofNullable(row.getObject(3, Integer.class)),
                row.getBoolean(4)));
      }
    }
    return applied;
  }
}
