package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One database of a scratch server, with which anything may be done. */
public final class ScratchDatabase {

  private final String name;
  private final Access access;

  ScratchDatabase(String name, Access access) {
    this.name = name;
    this.access = access;
  }

  public String name() {
    return name;
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
