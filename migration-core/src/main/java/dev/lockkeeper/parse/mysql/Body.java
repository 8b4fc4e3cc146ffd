package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a routine, trigger or event: one statement, which may be compound.
 *
 * <p>What it asks is everything that any way through it asks. Dynamic SQL is there as {@code
 * Unrecognized}: the routine can be made all the same, but nobody knows what a call of it does.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/sql-compound-statements.html">MySQL:
 *     compound statements</a>
 */
final class Body {

  private static final Set<String> LOOPS = TokenCursor.words("LOOP REPEAT WHILE BEGIN");

  private final Tokens tokens;
  private final List<Operation> operations = new ArrayList<>();
  private final Expressions expressions;
  private final Reads reads = new Reads();

  Body(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new Expressions(tokens, reads);
  }

  /** Returns what the body asks; it reaches to the end. */
  List<Operation> read() throws NotUnderstoodException {
    statement();
    // a last semicolon is there where the delimiter is another one
    tokens.accept(";");
    tokens.expectEnd();
    return operations;
  }

  private void statement() throws NotUnderstoodException {
    tokens.descend();
    label();
    if (tokens.accept("BEGIN")) {
      block();
    } else if (tokens.accept("IF")) {
      condition();
    } else if (tokens.accept("CASE")) {
      cases();
    } else if (tokens.accept("LOOP")) {
      statementsUntil("END");
      tokens.expect("END", "LOOP");
      endLabel();
    } else if (tokens.accept("REPEAT")) {
      statementsUntil("UNTIL");
      tokens.expect("UNTIL");
      expressions.expression();
      tokens.expect("END", "REPEAT");
      endLabel();
    } else if (tokens.accept("WHILE")) {
      expressions.expression();
      tokens.expect("DO");
      statementsUntil("END");
      tokens.expect("END", "WHILE");
      endLabel();
    } else {
      simple();
    }
    tokens.ascend();
  }

  private void label() throws NotUnderstoodException {
    boolean labelled =
        Words.isName(tokens.peek())
            && tokens.peek(1).is(":")
            && LOOPS.contains(tokens.peek(2).keyword());
    if (labelled) {
      tokens.name();
      tokens.expect(":");
    }
  }

  private void endLabel() throws NotUnderstoodException {
    if (Words.isName(tokens.peek())) {
      tokens.name();
    }
  }

  private void block() throws NotUnderstoodException {
    statementsUntil("END");
    tokens.expect("END");
    endLabel();
  }

  private void statementsUntil(String... ends) throws NotUnderstoodException {
    while (!isOne(ends)) {
      if (tokens.isNext("DECLARE")) {
        declaration();
      } else {
        statement();
      }
      tokens.expect(";");
    }
  }

  private boolean isOne(String... words) {
    for (String word : words) {
      if (tokens.isNext(word)) {
        return true;
      }
    }
    return tokens.atEnd();
  }

  private void condition() throws NotUnderstoodException {
    expressions.expression();
    tokens.expect("THEN");
    statementsUntil("ELSEIF", "ELSE", "END");
    while (tokens.accept("ELSEIF")) {
      expressions.expression();
      tokens.expect("THEN");
      statementsUntil("ELSEIF", "ELSE", "END");
    }
    if (tokens.accept("ELSE")) {
      statementsUntil("END");
    }
    tokens.expect("END", "IF");
  }

  private void cases() throws NotUnderstoodException {
    if (!tokens.isNext("WHEN")) {
      expressions.expression();
    }
    while (tokens.accept("WHEN")) {
      expressions.expression();
      tokens.expect("THEN");
      statementsUntil("WHEN", "ELSE", "END");
    }
    if (tokens.accept("ELSE")) {
      statementsUntil("END");
    }
    tokens.expect("END", "CASE");
  }

  private void declaration() throws NotUnderstoodException {
    tokens.expect("DECLARE");
    boolean handler =
        tokens.accept("CONTINUE", "HANDLER")
            || tokens.accept("EXIT", "HANDLER")
            || tokens.accept("UNDO", "HANDLER");
    if (handler) {
      tokens.expect("FOR");
      do {
        passCondition();
      } while (tokens.accept(","));
      statement();
      return;
    }
    List<String> names = tokens.names();
    if (tokens.accept("CURSOR", "FOR")) {
      new Queries(tokens, reads).query();
    } else if (tokens.accept("CONDITION", "FOR")) {
      passCondition();
    } else {
      Types.read(tokens);
      if (tokens.accept("DEFAULT")) {
        int start = tokens.position();
        expressions.expression();
        List<Token> value = tokens.since(start);
        tokens.session().texts().put(names.get(0), new SqlTexts(tokens.over(value)).all());
      }
    }
  }

  private void passCondition() throws NotUnderstoodException {
    if (tokens.accept("SQLSTATE")) {
      tokens.accept("VALUE");
      tokens.string();
    } else if (tokens.accept("NOT")) {
      tokens.expect("FOUND");
    } else if (!tokens.accept("SQLEXCEPTION") && !tokens.accept("SQLWARNING")) {
      tokens.value();
    }
  }

  private void simple() throws NotUnderstoodException {
    switch (tokens.peek().keyword()) {
      case "RETURN" -> {
        tokens.next();
        expressions.expression();
      }
      case "LEAVE", "ITERATE", "OPEN", "CLOSE" -> {
        tokens.next();
        tokens.name();
      }
      case "FETCH" -> fetch();
      case "SIGNAL", "RESIGNAL", "GET" -> sql(false);
      default -> sql(true);
    }
  }

  private void fetch() throws NotUnderstoodException {
    tokens.expect("FETCH");
    if (!tokens.accept("NEXT", "FROM")) {
      tokens.accept("FROM");
    }
    tokens.name();
    tokens.expect("INTO");
    for (String variable : tokens.names()) {
      tokens.session().texts().put(variable, Optional.empty());
    }
  }

  /** Hands one SQL statement, up to its semicolon, to the grammar of statements. */
  private void sql(boolean read) throws NotUnderstoodException {
    List<Token> statement = tokens.upTo(";");
    if (statement.isEmpty()) {
      throw tokens.unexpected();
    }
    if (read) {
      operations.addAll(new Heads(tokens.over(statement)).readInside());
    }
  }
}
