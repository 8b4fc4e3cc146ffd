package dev.lockkeeper.runner;

/**
 * What a database server answered instead of running a statement.
 *
 * @param sqlState the five characters of the SQL standard
 * @param message the server's first line
 */
public record ServerError(String sqlState, String message) {

  /** Returns {@code message (SQLSTATE 23502)}, on one line. */
  @Override
  public String toString() {
    return "%s (SQLSTATE %s)".formatted(message, sqlState);
  }
}
