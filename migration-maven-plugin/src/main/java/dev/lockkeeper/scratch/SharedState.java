package dev.lockkeeper.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What all databases of a server share, and a script may change for all of them. */
final class SharedState {

  private static final String QUERY =
      """
      SELECT md5(string_agg(entry, ',' ORDER BY entry)) FROM (
        SELECT 'role ' || r::text AS entry FROM pg_authid r
        UNION ALL SELECT 'member ' || m::text FROM pg_auth_members m
        UNION ALL SELECT 'setting ' || s::text FROM pg_db_role_setting s WHERE setdatabase = 0
        UNION ALL SELECT 'tablespace ' || t::text FROM pg_tablespace t
        UNION ALL SELECT concat_ws(' ', 'system', name, setting) FROM pg_file_settings
          WHERE sourcefile LIKE '%.auto.conf') shared
      """;

  private SharedState() {}

  /** Returns what stays the same as long as nobody changes any of it; for a superuser to ask. */
  static String of(Access access) throws SQLException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return row.getString(1);
    }
  }
}
