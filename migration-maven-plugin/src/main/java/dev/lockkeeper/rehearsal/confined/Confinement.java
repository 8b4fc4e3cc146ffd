package dev.lockkeeper.rehearsal.confined;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps scripts inside their scratch database, on a server of PostgreSQL's that holds databases of
 * others: all of them are looked at before the first one runs.
 */
public final class Confinement {

  private static final String CURE =
      "Take it out, or leave migration.scratch.url out and rehearse on the embedded server";

  /** A body may hold another as a string, and that one another. */
  private static final int DEEPEST = 4;

  private Confinement() {}

  /**
   * Looks at scripts before any of them runs.
   *
   * @param initSql what the runner sends on connecting
   * @throws CheckImpossibleException where one reaches further, or where nobody can tell
   */
  public static void require(List<Script> scripts, Optional<String> initSql)
      throws CheckImpossibleException {
    if (initSql.isPresent()) {
      require(alone("Flyway's initSql", initSql.get()));
    }
    for (Script script : scripts) {
      if (script.kind() == ScriptKind.JAVA) {
        throw beyond(script.path(), "what a Java migration sends is not known beforehand");
      }
      require(script);
    }
  }

  /** Returns whether a statement reaches further than its database. */
  public static boolean reachesFurther(Statement statement) {
    return new Reach(withBodies(statement.tokens())).beyondDatabase().isPresent();
  }

  private static void require(Script script) throws CheckImpossibleException {
    for (Statement statement : StatementSplitter.split(script)) {
      Optional<String> reach = new Reach(withBodies(statement.tokens())).beyondDatabase();
      if (reach.isPresent()) {
        throw beyond(statement.place().toString(), reach.get());
      }
    }
  }

  private static Script alone(String path, String sql) {
    return new Script(path, Optional.empty(), "", ScriptKind.VERSIONED, 0, sql);
  }

  /** What is a string to the statement may be statements to the server, where it has a body. */
  private static List<Token> withBodies(List<Token> tokens) {
    return hasBody(tokens) ? opened(tokens, DEEPEST) : tokens;
  }

  private static List<Token> opened(List<Token> tokens, int depth) {
    List<Token> all = new ArrayList<>(tokens);
    for (Token token : tokens) {
      if (depth > 0 && token.kind() == Kind.STRING) {
        all.add(new Token(Kind.SYMBOL, ";", token.offset()));
        for (Statement inner : StatementSplitter.split(alone("", content(token.text())))) {
          all.addAll(opened(inner.tokens(), depth - 1));
          all.add(new Token(Kind.SYMBOL, ";", token.offset()));
        }
      }
    }
    return all;
  }

  private static boolean hasBody(List<Token> tokens) {
    return !tokens.isEmpty() && (tokens.get(0).is("DO") || makesRoutine(tokens));
  }

  private static boolean makesRoutine(List<Token> tokens) {
    return tokens.get(0).is("CREATE")
        && tokens.stream()
            .limit(4)
            .anyMatch(token -> token.is("FUNCTION") || token.is("PROCEDURE"));
  }

  private static String content(String literal) {
    if (literal.startsWith("$")) {
      int tag = literal.indexOf('$', 1) + 1;
      return literal.substring(tag, Math.max(tag, literal.length() - tag));
    }
    int open = literal.indexOf('\'') + 1;
    return literal.substring(open, Math.max(open, literal.length() - 1)).replace("''", "'");
  }

  private static CheckImpossibleException beyond(String place, String reach) {
    return new CheckImpossibleException(
        "%s: nothing has run, because migration.scratch.url names a server that others use, and %s"
            .formatted(place, reach),
        CURE);
  }
}
