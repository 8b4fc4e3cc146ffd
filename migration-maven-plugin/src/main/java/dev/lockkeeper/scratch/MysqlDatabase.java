package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One database of a MySQL server that was made to be thrown away. */
public final class MysqlDatabase {

  private final String name;
  private final MysqlAccess access;

  MysqlDatabase(String name, MysqlAccess access) {
    this.name = name;
    this.access = access;
  }

  /** Creates it; one that exists already is not taken. */
  static MysqlDatabase create(String name, MysqlAccess access) throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + quoted(name));
      return new MysqlDatabase(name, access);
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database %s cannot be created: %s".formatted(name, e.getMessage()),
          "See that the account may create databases, or run the build again",
          e);
    }
  }

  public String name() {
    return name;
  }

  /** Opens a connection. */
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** The same connections for those who open them themselves; nothing is pooled. */
  public DataSource dataSource() {
    return access.to(name);
  }

  /** Deletes the database. */
  public void drop() throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement()) {
      // another database of the same run may refer to it
      statement.execute("SET foreign_key_checks = 0");
      statement.execute("DROP DATABASE IF EXISTS " + quoted(name));
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database %s cannot be dropped: %s".formatted(name, e.getMessage()),
          "Drop it by hand",
          e);
    }
  }

  static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public String toString() {
    return "MysqlDatabase[%s]".formatted(name);
  }
}
