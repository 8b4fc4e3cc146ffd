package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All names that a statement may mean: its own words, those of the bodies in it, and those of the
 * routines that these name. Some are no relation's, which does no harm.
 */
final class NamedRelations {

  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\p{L}_][\\p{L}\\w$]*");

  private static final String BODIES =
      """
      SELECT oid::bigint, pg_get_functiondef(oid) FROM pg_proc
      WHERE prokind IN ('f', 'p') AND proname = ANY (?)
        AND pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
      """;

  private NamedRelations() {}

  /** Returns the names, as the server keeps them. */
  static Set<String> in(Statement statement, Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    for (Token token : statement.tokens()) {
      if (token.kind() == Token.Kind.STRING) {
        addWords(token.text(), names);
      } else {
        names.add(name(token.text()));
      }
    }
    Set<Long> known = new HashSet<>();
    while (addBodies(connection, names, known)) {
      // those of the routines that the last ones call
    }
    return names;
  }

  private static boolean addBodies(Connection connection, Set<String> names, Set<Long> known)
      throws SQLException {
    boolean more = false;
    Set<String> now = new TreeSet<>(names);
    try (PreparedStatement query = connection.prepareStatement(BODIES)) {
      query.setArray(1, connection.createArrayOf("text", now.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (known.add(row.getLong(1))) {
            addWords(row.getString(2), names);
            more = true;
          }
        }
      }
    }
    return more;
  }

  private static void addWords(String text, Set<String> names) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      names.add(name(word.group()));
    }
  }

  private static String name(String written) {
    return written.length() > 1 && written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
