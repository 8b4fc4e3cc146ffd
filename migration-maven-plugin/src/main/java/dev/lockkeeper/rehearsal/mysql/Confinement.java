package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps scripts inside their scratch database, on a server that holds databases of others.
 *
 * <p>All scripts are looked at before the first one runs, and each statement again as the runner
 * sends it, with its placeholders replaced.
 */
final class Confinement {

  private static final String CURE =
      "Take it out (the runner's connection has its database already), or leave"
          + " migration.scratch.url out and rehearse on the embedded server";

  /** What a server runs that is at least of that version, as five or six digits. */
  private static final Pattern VERSIONED = Pattern.compile("/\\*!(\\d{5,6})");

  /** The splitter leaves out what is for servers newer than this. */
  private static final int LOOKED_INTO = 80_400;

  private static final String NEWER =
      "a comment in it is run by servers newer than 8.4, and is not looked into";

  private Confinement() {}

  /**
   * Looks at scripts before any of them runs.
   *
   * @param initSql what the runner sends on connecting
   * @throws CheckImpossibleException where one reaches further, or where nobody can tell
   */
  static void require(List<Script> scripts, Optional<String> initSql)
      throws CheckImpossibleException {
    if (initSql.isPresent()) {
      require("Flyway's initSql", initSql.get());
    }
    for (Script script : scripts) {
      if (script.kind() == ScriptKind.JAVA) {
        throw beyond(script.path(), "what a Java migration sends is not known beforehand");
      }
      String text = script.sent().text();
      int newer = newer(text);
      if (newer >= 0) {
        long line = text.substring(0, newer).lines().count();
        throw beyond(script.path() + ":" + Math.max(1, line), NEWER);
      }
      for (Statement statement : StatementSplitter.split(script)) {
        require(statement.place().toString(), statement);
      }
    }
  }

  /** Returns where something is that only newer servers run; less than zero where nothing is. */
  private static int newer(String text) {
    Matcher versioned = VERSIONED.matcher(text);
    while (versioned.find()) {
      if (Integer.parseInt(versioned.group(1)) > LOOKED_INTO) {
        return versioned.start();
      }
    }
    return -1;
  }

  private static void require(String place, String sql) throws CheckImpossibleException {
    if (newer(sql) >= 0) {
      throw beyond(place, NEWER);
    }
    Script alone =
        new Script(place, Optional.empty(), "", ScriptKind.VERSIONED, 0, sql).in(Dialect.MYSQL);
    for (Statement statement : StatementSplitter.split(alone)) {
      require(place, statement);
    }
  }

  private static void require(String place, Statement statement) throws CheckImpossibleException {
    Optional<String> reach = new Reach(statement.tokens()).beyondDatabase();
    if (reach.isPresent()) {
      throw beyond(place, reach.get());
    }
  }

  private static CheckImpossibleException beyond(String place, String reach) {
    return new CheckImpossibleException(
        "%s: nothing has run, because migration.scratch.url names a server that others use, and %s"
            .formatted(place, reach),
        CURE);
  }

  /** Returns a listener that looks at each statement once more before the other is told. */
  static ScriptListener around(ScriptListener other) {
    return new Guard(other);
  }

  private record Guard(ScriptListener other) implements ScriptListener {

    @Override
    public void beforeStatement(String script, int index, String sql, Connection migrating)
        throws SQLException, CheckImpossibleException {
      require("%s, statement %d".formatted(script, index), sql);
      other.beforeStatement(script, index, sql, migrating);
    }

    @Override
    public void afterStatement(String script, int index, String sql, Connection migrating)
        throws SQLException, CheckImpossibleException {
      other.afterStatement(script, index, sql, migrating);
    }

    @Override
    public void statementFailed(
        String script, int index, String sql, Connection migrating, ServerError error)
        throws SQLException, CheckImpossibleException {
      other.statementFailed(script, index, sql, migrating, error);
    }
  }
}
