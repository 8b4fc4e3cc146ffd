package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements as we split them, found again by what the runner sends. */
public final class PendingStatements {

  /** Flyway shows COPY without its data, and this as its terminator. */
  private static final String END_OF_COPY = "\n\\.";

  private final Map<String, List<Statement>> byScript = new HashMap<>();
  private final Set<String> inexact = new HashSet<>();
  private final Dialect dialect;

  /** Splits the scripts. */
  public PendingStatements(List<Script> scripts) {
    this.dialect = scripts.stream().map(Script::dialect).findFirst().orElse(Dialect.POSTGRESQL);
    for (Script script : scripts) {
      byScript.put(script.path(), StatementSplitter.split(script));
      if (!script.sent().exact()) {
        inexact.add(script.path());
      }
    }
  }

  /** Returns the statements of a script, in order. */
  public List<Statement> of(String script) {
    return byScript.getOrDefault(script, List.of());
  }

  /**
   * Returns the statement of that number.
   *
   * @throws CheckImpossibleException where the runner sends other words under that number, so that
   *     what it does would be laid at another statement's door
   */
  public Statement find(String script, int index, String sql) throws CheckImpossibleException {
    List<Statement> statements = of(script);
    if (index <= statements.size() && says(statements.get(index - 1), sql, script)) {
      return statements.get(index - 1);
    }
    throw new CheckImpossibleException(
        "%s: statement %d is not the one that Flyway runs".formatted(place(script, index), index),
        "Report the script, and run migration:lint alone until then");
  }

  private String place(String script, int index) {
    List<Statement> statements = of(script);
    return index <= statements.size() ? statements.get(index - 1).place().toString() : script;
  }

  /** Comments, white space and the terminator say nothing. */
  private boolean says(Statement statement, String sql, String script) {
    if (statement.tokens().isEmpty()) {
      return statement.sql().equals(sql);
    }
    String text = sql.endsWith(END_OF_COPY) ? sql.substring(0, sql.lastIndexOf('\n')) : sql;
    Script alone = new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, text).in(dialect);
    List<Statement> sent = StatementSplitter.split(alone);
    return sent.size() == 1 && same(words(sent.get(0)), words(statement), inexact.contains(script));
  }

  /** A placeholder for the moment or the user has another value in each run. */
  private static boolean same(List<String> sent, List<String> read, boolean inexact) {
    return sent.equals(read) || (inexact && sent.get(0).equals(read.get(0)));
  }

  private static List<String> words(Statement statement) {
    return statement.tokens().stream().map(Token::text).toList();
  }
}
