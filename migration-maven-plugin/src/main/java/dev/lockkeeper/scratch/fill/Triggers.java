package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a script's triggers from firing for made-up rows. A superuser switches them off for its
 * session, those of foreign keys as well, which the rows keep by their making; who is none switches
 * off the owner's own, table by table, and has foreign keys looked at.
 */
final class Triggers {

  private static final String OF_SCRIPTS =
      """
      SELECT quote_ident(tgname), CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END
      FROM pg_trigger WHERE tgrelid = ?::oid AND NOT tgisinternal AND tgenabled IN ('O', 'A')
      ORDER BY tgname
      """;

  private final Connection connection;
  private final List<String> backOn = new ArrayList<>();
  private final boolean superuser;

  Triggers(Connection connection, boolean superuser) throws SQLException {
    this.connection = connection;
    this.superuser = superuser;
    if (superuser) {
      execute("SET session_replication_role TO replica");
    }
  }

  /** Switches those of a table off, where the session does not have them off already. */
  void off(TableFacts table) throws SQLException {
    if (superuser) {
      return;
    }
    List<String> names = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(OF_SCRIPTS)) {
      query.setLong(1, table.oid());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
          backOn.add(
              "ALTER TABLE %s %s TRIGGER %s"
                  .formatted(table.quoted(), row.getString(2), row.getString(1)));
        }
      }
    }
    for (String name : names) {
      execute("ALTER TABLE %s DISABLE TRIGGER %s".formatted(table.quoted(), name));
    }
  }

  /** Switches those on again that were switched off table by table. */
  void on() throws SQLException {
    for (String sql : backOn) {
      execute(sql);
    }
    backOn.clear();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
