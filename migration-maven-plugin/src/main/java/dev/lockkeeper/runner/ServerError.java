package dev.lockkeeper.runner;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What a database server answered instead of running a statement.
 *
 * @param sqlState the five characters of the SQL standard
 * @param message the server's first line
 */
public record ServerError(String sqlState, String message) {

  /** The driver puts the severity before the server's words. */
  private static final Pattern SEVERITY = Pattern.compile("\\b(?:ERROR|FATAL|PANIC): +");

  /** Returns what a server answered with that exception. */
  public static ServerError of(SQLException e) {
    return of(String.valueOf(e.getSQLState()), e.getMessage());
  }

  static ServerError of(String sqlState, String message) {
    return new ServerError(sqlState, SEVERITY.matcher(OneLine.of(message)).replaceFirst(""));
  }

  /**
   * Returns whether the machine is to blame and not the statement: connection lost, out of disk or
   * memory, shut down.
   */
  public boolean isOfMachine() {
    return sqlState.startsWith("08")
        || sqlState.startsWith("53")
        || sqlState.startsWith("57P")
        || sqlState.startsWith("58");
  }

  /** Returns whether the statement gave up waiting for a lock: SQLSTATE lock_not_available. */
  public boolean isLockTimeout() {
    return sqlState.equals("55P03");
  }

  /** Returns {@code message (SQLSTATE 23502)}, on one line. */
  @Override
  public String toString() {
    return "%s (SQLSTATE %s)".formatted(message, sqlState);
  }
}
