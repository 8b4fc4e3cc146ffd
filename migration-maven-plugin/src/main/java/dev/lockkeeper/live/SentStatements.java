package dev.lockkeeper.live;

import dev.lockkeeper.live.Portrait.Sent;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What applications send, as {@code pg_stat_statements} keeps it. The server has put parameters in
 * place of literals; where it has not, which happens to commands and to what it had just forgotten,
 * the statement is left out. So are comments, which may carry anything.
 *
 * @see <a href="https://www.postgresql.org/docs/current/pgstatstatements.html">PostgreSQL:
 *     pg_stat_statements</a>
 */
final class SentStatements {

  /** Those that are sent most often; each is asked of the server after every pending statement. */
  private static final int MOST = 1000;

  private static final String SCHEMA =
      """
      SELECT quote_ident(nspname) FROM pg_extension
      JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_stat_statements'
      """;

  private static final String QUERIES =
      """
      SELECT query FROM %s.pg_stat_statements JOIN pg_database d ON d.oid = dbid
      WHERE datname = current_database() AND query IS NOT NULL
      GROUP BY query ORDER BY sum(calls) DESC, query
      """;

  /** What the server says in place of others' statements. */
  private static final String HIDDEN = "<insufficient privilege>";

  private static final Set<String> TAKEN =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES");

  private final Set<String> statements = new TreeSet<>();
  private int leftOut;

  Sent sent() {
    return new Sent(leftOut, new ArrayList<>(statements));
  }

  /** Returns them; nothing where the server does not keep them, or not for others to see. */
  static Optional<Sent> read(Statement session) throws SQLException {
    Optional<String> schema = Optional.empty();
    try (ResultSet row = session.executeQuery(SCHEMA)) {
      if (row.next()) {
        schema = Optional.of(row.getString(1));
      }
    }
    return schema.isEmpty() ? Optional.empty() : read(session, schema.get());
  }

  private static Optional<Sent> read(Statement session, String schema) throws SQLException {
    Connection connection = session.getConnection();
    Savepoint before = connection.setSavepoint();
    SentStatements all = new SentStatements();
    try (ResultSet row = session.executeQuery(QUERIES.formatted(schema))) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    } catch (SQLException e) {
      // the extension is there, and its library is not loaded
      connection.rollback(before);
      return Optional.empty();
    }
    return Optional.of(all.sent());
  }

  void add(String query) {
    List<Token> tokens = tokens(query);
    boolean isData = !tokens.isEmpty() && TAKEN.contains(tokens.get(0).keyword());
    if (query.equals(HIDDEN)) {
      leftOut++;
    } else if (isData && !namesCatalogs(tokens)) {
      if (statements.size() == MOST || tokens.stream().anyMatch(SentStatements::isLiteral)) {
        leftOut++;
      } else {
        statements.add(joined(tokens, false));
      }
    }
  }

  /** Returns those of the one statement that it is; none where it is not one. */
  private static List<Token> tokens(String query) {
    Script script = new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, query);
    List<dev.lockkeeper.script.Statement> split = StatementSplitter.split(script);
    return split.size() == 1 ? split.get(0).tokens() : List.of();
  }

  private static boolean isLiteral(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
  }

  /** What looks into the server itself, as we do and those who watch it, is nobody's release. */
  private static boolean namesCatalogs(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(token -> token.text().toLowerCase(Locale.ROOT))
        .anyMatch(word -> word.startsWith("pg_") || word.equals("information_schema"));
  }

  /** Returns it as statements of a release are written, where {@code ?} is a parameter. */
  static String asReleased(String statement) {
    return joined(tokens(statement), true);
  }

  private static String joined(List<Token> tokens, boolean doubled) {
    StringBuilder joined = new StringBuilder();
    int end = -1;
    for (Token token : tokens) {
      if (end >= 0 && token.offset() > end) {
        joined.append(' ');
      }
      joined.append(doubled && token.text().equals("?") ? "??" : token.text());
      end = token.offset() + token.text().length();
    }
    return joined.toString();
  }
}
