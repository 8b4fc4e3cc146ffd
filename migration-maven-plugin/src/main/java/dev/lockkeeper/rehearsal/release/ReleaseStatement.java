package dev.lockkeeper.rehearsal.release;

import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement that the running release sends.
 *
 * @param place where it is written
 * @param prepared the same with the server's own parameters
 */
record ReleaseStatement(Place place, String prepared) {

  private static final String NAME = "lockkeeper_release";

  /** Takes {@code ?}, {@code :name} and {@code $1} for parameters. */
  static ReleaseStatement of(Statement statement) {
    List<Token> tokens = statement.tokens();
    int start = tokens.get(0).offset();
    StringBuilder sql = new StringBuilder();
    int copied = 0;
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String written = isName(tokens, i) ? ":" + tokens.get(i + 1).text() : token.text();
      Optional<String> parameter = parameter(token, written, names);
      if (parameter.isPresent()) {
        int at = token.offset() - start;
        sql.append(statement.sql(), copied, at).append(parameter.get());
        copied = at + written.length();
      }
    }
    sql.append(statement.sql().substring(copied));
    return new ReleaseStatement(statement.place(), sql.toString());
  }

  /** A colon with a word right behind it. */
  private static boolean isName(List<Token> tokens, int colon) {
    return tokens.get(colon).is(":")
        && colon + 1 < tokens.size()
        && tokens.get(colon + 1).kind() == Token.Kind.WORD
        && tokens.get(colon + 1).offset() == tokens.get(colon).offset() + 1;
  }

  private static Optional<String> parameter(
      Token token, String written, Map<String, Integer> names) {
    if (written.length() > 1 && written.startsWith(":") && !written.startsWith("::")) {
      return Optional.of("$" + number(written, names));
    }
    if (token.kind() != Token.Kind.SYMBOL || !written.endsWith("?")) {
      return Optional.empty();
    }
    return switch (written) {
      case "??" -> Optional.of("?");
      case "@?" -> Optional.empty();
      // without a blank between them an operator and a parameter are one symbol
      default ->
          Optional.of(
              written.substring(0, written.length() - 1) + "$" + number("?" + names.size(), names));
    };
  }

  private static int number(String name, Map<String, Integer> names) {
    return names.computeIfAbsent(name, key -> names.size() + 1);
  }

  /**
   * Returns why the server refuses it as the schema is now; nothing where it does not. Leaves the
   * connection's transaction as it was, and takes no lock to its end.
   */
  Optional<ServerError> refused(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      return prepare(connection);
    }
    Savepoint before = connection.setSavepoint();
    Optional<ServerError> refused = prepare(connection);
    connection.rollback(before);
    connection.releaseSavepoint(before);
    return refused;
  }

  private Optional<ServerError> prepare(Connection connection) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try {
        statement.execute("PREPARE %s AS %s".formatted(NAME, prepared));
      } catch (SQLException e) {
        return Optional.of(ServerError.of(e));
      }
      statement.execute("DEALLOCATE " + NAME);
      return Optional.empty();
    }
  }
}
