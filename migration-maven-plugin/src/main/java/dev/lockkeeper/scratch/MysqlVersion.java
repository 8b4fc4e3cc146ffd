package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Asks a server for its version, and lets nothing pass for MySQL that is not. */
final class MysqlVersion {

  private static final int OLDEST = 8;

  private MysqlVersion() {}

  /**
   * Returns for instance {@code 8.0.31}.
   *
   * @throws CheckImpossibleException where no MySQL 8 or newer answers
   */
  static String behind(MysqlAccess access) throws CheckImpossibleException {
    try (Connection connection = access.administer();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT version(), @@version_comment")) {
      result.next();
      return checked(result.getString(1), result.getString(2));
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The MySQL server at %s cannot be reached: %s".formatted(access, e.getMessage()),
          "See that it runs, that the account is right, and that nothing keeps this build from it",
          e);
    }
  }

  static String checked(String version, String comment) throws CheckImpossibleException {
    String words = (version + " " + comment).toLowerCase(Locale.ROOT);
    if (words.contains("mariadb")) {
      throw new CheckImpossibleException(
          "The server is MariaDB (%s), which chooses other algorithms than MySQL"
              .formatted(version),
          "Name a MySQL 8 or 9 server, or judge without Lockkeeper: MariaDB is not supported");
    }
    String number = version.split("[^\\d.]", 2)[0];
    if (!number.matches("\\d+\\.\\d+(\\.\\d+)?") || major(number) < OLDEST) {
      throw new CheckImpossibleException(
          "The server says it is '%s', and MySQL 8.0.12 is the oldest that is known"
              .formatted(version),
          "Name a MySQL 8 or 9 server");
    }
    return number;
  }

  private static int major(String number) {
    return Integer.parseInt(number.split("\\.", 2)[0]);
  }
}
