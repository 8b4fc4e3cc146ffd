package dev.lockkeeper.rehearsal.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the storage of a table remembers, and a clone of it has forgotten. */
final class RowVersions {

  private static final int MOST = 64;

  /** ER_BAD_FIELD_ERROR: before 8.0.29 nobody counted them. */
  private static final int NO_SUCH_COLUMN = 1054;

  private static final String COUNT =
      "SELECT max(total_row_versions) FROM information_schema.innodb_tables"
          + " WHERE name = ? OR name LIKE ?";

  private static final String HIDDEN =
      """
      SELECT count(*)
        FROM information_schema.innodb_tables inner_table
        JOIN information_schema.innodb_columns inner_column USING (table_id)
       WHERE inner_table.name = ? AND inner_column.name = 'FTS_DOC_ID'
         AND NOT EXISTS (SELECT 1 FROM information_schema.columns
                          WHERE table_schema = ? AND table_name = ? AND column_name = 'FTS_DOC_ID')
      """;

  private RowVersions() {}

  /** Returns whether the table takes no more INSTANT changes of its columns. */
  static boolean usedUp(String database, String table, Connection connection) throws SQLException {
    String name = FileNames.encoded(database) + "/" + FileNames.encoded(table);
    return count(name, connection) >= MOST || numbered(name, database, table, connection);
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

  /** A FULLTEXT index, even one that is gone, leaves numbers in the rows. */
  private static boolean numbered(String name, String database, String table, Connection connection)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HIDDEN)) {
      statement.setString(1, name);
      statement.setString(2, database);
      statement.setString(3, table);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getInt(1) > 0;
      }
    }
  }
}
