package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads PREPARE, EXECUTE and DEALLOCATE. What is executed is understood where its text can only be
 * one of a few that stand in the script.
 */
final class DynamicSql {

  private final Tokens tokens;

  DynamicSql(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind PREPARE: nothing is run yet. */
  List<Operation> prepare() throws NotUnderstoodException {
    String name = tokens.name();
    tokens.expect("FROM");
    List<Token> source = tokens.rest();
    boolean one =
        source.size() == 1
            && (source.get(0).kind() == Token.Kind.STRING
                || source.get(0).kind() == Token.Kind.PARAMETER);
    if (!one) {
      throw new NotUnderstoodException("PREPARE takes a string or a variable");
    }
    tokens.session().texts().put(name, new SqlTexts(tokens.over(source)).all());
    return List.of(Operation.Query.NOTHING);
  }

  /** Reads on behind EXECUTE. */
  List<Operation> execute() throws NotUnderstoodException {
    String name = tokens.name();
    if (tokens.accept("USING")) {
      do {
        tokens.next();
      } while (tokens.accept(","));
    }
    tokens.expectEnd();
    Optional<List<String>> texts = tokens.session().texts().get(name);
    if (texts.isEmpty()) {
      throw new NotUnderstoodException("EXECUTE: dynamic SQL is not read");
    }
    List<Operation> operations = new ArrayList<>();
    for (String text : texts.get()) {
      for (Statement statement : MysqlGrammar.split(text)) {
        operations.addAll(new Heads(tokens.over(statement.tokens())).read());
      }
    }
    return Perhaps.reached(operations);
  }

  /** Reads on behind DEALLOCATE PREPARE or DROP PREPARE. */
  List<Operation> deallocate() throws NotUnderstoodException {
    tokens.name();
    tokens.expectEnd();
    return List.of(Operation.Query.NOTHING);
  }
}
