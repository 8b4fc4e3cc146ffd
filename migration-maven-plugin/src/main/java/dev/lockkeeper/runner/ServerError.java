package dev.lockkeeper.runner;

import java.util.regex.Pattern;

/**
 * What a database server answered instead of running a statement.
 *
 * @param sqlState the five characters of the SQL standard
 * @param message the server's first line
 */
public record ServerError(String sqlState, String message) {

  /** The driver puts the severity before the server's words. */
  private static final Pattern SEVERITY = Pattern.compile("^(?:ERROR|FATAL|PANIC): +");

  static ServerError of(String sqlState, String message) {
    return new ServerError(sqlState, SEVERITY.matcher(OneLine.of(message)).replaceFirst(""));
  }

  /** Returns {@code message (SQLSTATE 23502)}, on one line. */
  @Override
  public String toString() {
    return "%s (SQLSTATE %s)".formatted(message, sqlState);
  }
}
