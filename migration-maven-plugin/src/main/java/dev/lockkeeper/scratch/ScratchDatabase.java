package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One database of a scratch server, with which anything may be done. */
public final class ScratchDatabase {

  private static final String SORTING =
      "SELECT setting::bigint AS now, min_val::bigint AS least FROM pg_catalog.pg_settings"
          + " WHERE name = 'maintenance_work_mem'";

  private static final long KILOBYTE = 1024;

  private final String name;
  private final Access access;

  ScratchDatabase(String name, Access access) {
    this.name = name;
    this.access = access;
  }

  public String name() {
    return name;
  }

  Access access() {
    return access;
  }

  /** Returns whether nobody else has anything on its server. */
  public boolean isOnServerOfOurs() {
    return access instanceof OwnAccess;
  }

  /** Opens a connection whose session is in UTC. */
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** The same connections for those who open them themselves; nothing is pooled. */
  public DataSource dataSource() {
    return access.to(name);
  }

  /** Makes sessions that are opened from now on look for names in that schema first. */
  public void searchFirst(String schema) throws SQLException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE %s SET search_path TO %s, \"$user\", public"
              .formatted(quoted(name), quoted(schema)));
    }
  }

  /**
   * Gives to sorts of sessions that are opened from now on that part of the memory that they would
   * have, and not more of it than they have.
   *
   * @param least that they get, in bytes
   */
  public void limitSorting(double part, long least) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet sorting = statement.executeQuery(SORTING)) {
      sorting.next();
      long now = sorting.getLong("now");
      long kilobytes = Math.max((long) (part * now), least / KILOBYTE);
      statement.execute(
          "ALTER DATABASE %s SET maintenance_work_mem TO %d"
              .formatted(
                  quoted(name), Math.min(now, Math.max(sorting.getLong("least"), kilobytes))));
    }
  }

  /** Deletes the database, ending whatever is connected to it. */
  public void drop() throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quoted(name)));
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database %s cannot be dropped: %s".formatted(name, e.getMessage()),
          "Run the build again",
          e);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return "ScratchDatabase[%s]".formatted(name);
  }
}
