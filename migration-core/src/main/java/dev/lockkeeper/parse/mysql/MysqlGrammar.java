package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the statements of a history in the order in which they run: later ones may call procedures
 * and execute texts that earlier ones have made.
 */
public final class MysqlGrammar {

  private final Session session;

  /**
   * @param defaultSchema the database that names without one belong to
   */
  public MysqlGrammar(String defaultSchema) {
    this.session = new Session(defaultSchema);
  }

  /** Returns what the statement asks, in order; at least one operation. */
  public List<Operation> read(Statement statement) throws NotUnderstoodException {
    session.script(statement.place().file());
    session.budget().renew();
    List<Operation> operations = new ArrayList<>();
    Tokens tokens = new Tokens(statement.tokens(), session);
    // where the delimiter is another one, semicolons may stand between statements and at the end
    do {
      List<Token> one = tokens.isProgram() ? tokens.rest() : tokens.upTo(";");
      operations.addAll(new Heads(tokens.over(one)).read());
      tokens.accept(";");
    } while (!tokens.atEnd());
    return operations;
  }

  /** Returns the statements of a text that is run as dynamic SQL. */
  static List<Statement> split(String text) throws NotUnderstoodException {
    Script script =
        new Script("", Optional.empty(), "", ScriptKind.CALLBACK, 0, text).in(Dialect.MYSQL);
    List<Statement> statements = StatementSplitter.split(script);
    for (Statement statement : statements) {
      if (statement.broken().isPresent()) {
        throw new NotUnderstoodException(statement.broken().get());
      }
    }
    return statements;
  }
}
