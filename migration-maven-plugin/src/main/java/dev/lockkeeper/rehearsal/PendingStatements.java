package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.SentText;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements as we split them, found again by what the runner sends. */
public final class PendingStatements {

  /** Flyway shows COPY without its data, and this as its terminator. */
  private static final String END_OF_COPY = "\n\\.";

  private final Map<String, List<Statement>> byScript = new HashMap<>();
  private final Map<String, SentText> sent = new HashMap<>();
  private final Dialect dialect;

  /** Splits the scripts. */
  public PendingStatements(List<Script> scripts) {
    this.dialect = scripts.stream().map(Script::dialect).findFirst().orElse(Dialect.POSTGRESQL);
    for (Script script : scripts) {
      byScript.put(script.path(), StatementSplitter.split(script));
      sent.put(script.path(), script.sent());
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
    if (index <= statements.size() && says(statements.get(index - 1), sql, sent.get(script))) {
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
  private boolean says(Statement statement, String sql, SentText read) {
    if (statement.tokens().isEmpty()) {
      return statement.sql().equals(sql);
    }
    String text = sql.endsWith(END_OF_COPY) ? sql.substring(0, sql.lastIndexOf('\n')) : sql;
    Script alone = new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, text).in(dialect);
    List<Statement> run = StatementSplitter.split(alone);
    return run.size() == 1 && same(run.get(0).tokens(), statement.tokens(), read);
  }

  /** A placeholder for the moment or the user has another value in each run, of the same form. */
  private static boolean same(List<Token> run, List<Token> expected, SentText read) {
    if (run.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < run.size(); i++) {
      Token token = expected.get(i);
      boolean exact = read.exact(token.offset(), token.offset() + token.text().length());
      if (exact && !run.get(i).text().equals(token.text())) {
        return false;
      }
    }
    return true;
  }
}
