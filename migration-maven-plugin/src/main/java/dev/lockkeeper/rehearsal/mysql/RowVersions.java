package dev.lockkeeper.rehearsal.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How often a table's columns were changed at once; a clone of it has forgotten that. */
final class RowVersions {

  private static final int MOST = 64;

  /** ER_BAD_FIELD_ERROR: before 8.0.29 nobody counted them. */
  private static final int NO_SUCH_COLUMN = 1054;

  private static final String COUNT =
      "SELECT max(total_row_versions) FROM information_schema.innodb_tables"
          + " WHERE name = ? OR name LIKE ?";

  private RowVersions() {}

  /** Returns whether the table takes no more INSTANT changes of its columns. */
  static boolean usedUp(String database, String table, Connection connection) throws SQLException {
    String name = FileNames.encoded(database) + "/" + FileNames.encoded(table);
    return count(name, connection) >= MOST;
  }

  private static int count(String name, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, name);
      statement.setString(2, name.replace("_", "\\_") + "#p#%");
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_COLUMN) {
        return 0;
      }
      throw e;
    }
  }
}
