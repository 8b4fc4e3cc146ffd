package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an expression: how far it reaches, and the functions, columns and queries in it.
 *
 * <p>Precedence plays no part in that, so operands and operators simply alternate.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/expressions.html">MySQL: expressions</a>
 */
final class Expressions {

  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "%", "=", "<=>", "<", ">", "<=", ">=", "<>", "!=", "|", "&", "^",
          "<<", ">>", "||", "&&", "->", "->>", ":=");
  private static final Set<String> WORDS =
      TokenCursor.words("AND OR XOR DIV MOD LIKE REGEXP RLIKE BETWEEN ESCAPE");
  private static final Set<String> NEGATABLE = TokenCursor.words("LIKE REGEXP RLIKE BETWEEN IN");
  private static final Set<String> ALTERNATIVES = TokenCursor.words("ALL ANY SOME");

  private final Tokens tokens;
  private final Reads reads;
  private final Operands operands;

  Expressions(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.operands = new Operands(tokens, reads, this);
  }

  /** Reads one whole expression that stands by itself, such as a CHECK's. */
  static Expression whole(Tokens tokens) throws NotUnderstoodException {
    Reads reads = new Reads();
    int start = tokens.position();
    new Expressions(tokens, reads).expression();
    return of(tokens.since(start), reads);
  }

  /** Reads one operand with its sign, such as a default without parentheses. */
  static Expression single(Tokens tokens) throws NotUnderstoodException {
    Reads reads = new Reads();
    int start = tokens.position();
    new Expressions(tokens, reads).operands.operand();
    return of(tokens.since(start), reads);
  }

  static Expression of(List<Token> tokens, Reads reads) {
    return new Expression(Rendering.sql(tokens), reads.functions());
  }

  /** Passes an expression. */
  void expression() throws NotUnderstoodException {
    chain(true);
  }

  /** Passes an expression that an IN of its surroundings ends. */
  void restricted() throws NotUnderstoodException {
    chain(false);
  }

  private void chain(boolean sets) throws NotUnderstoodException {
    tokens.descend();
    do {
      operands.operand();
      passSuffixes(sets);
    } while (passInfix());
    tokens.ascend();
  }

  private void passSuffixes(boolean sets) throws NotUnderstoodException {
    while (true) {
      if (tokens.accept("COLLATE")) {
        tokens.value();
      } else if (tokens.accept("IS")) {
        truth();
      } else if (sets && (tokens.accept("IN") || tokens.accept("NOT", "IN"))) {
        operands.parenthesized();
      } else if (tokens.accept("MEMBER")) {
        tokens.accept("OF");
        operands.parenthesized();
      } else {
        return;
      }
    }
  }

  private void truth() throws NotUnderstoodException {
    tokens.accept("NOT");
    boolean known =
        tokens.accept("NULL")
            || tokens.accept("TRUE")
            || tokens.accept("FALSE")
            || tokens.accept("UNKNOWN");
    if (!known) {
      throw tokens.unexpected();
    }
  }

  private boolean passInfix() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.SYMBOL && OPERATORS.contains(token.text())) {
      if (token.is(":=")) {
        tokens.session().texts().put(tokens.peek(-1).text(), Optional.empty());
      }
      tokens.accept(token.text());
      passAlternatives();
      return true;
    }
    if (tokens.isAny(WORDS)) {
      tokens.accept(token.text());
      return true;
    }
    if (tokens.isNext("NOT") && NEGATABLE.contains(tokens.peek(1).keyword())) {
      tokens.accept("NOT");
      return tokens.accept(tokens.peek().text());
    }
    return tokens.accept("SOUNDS", "LIKE");
  }

  // = ANY (SELECT …): the parenthesis is the operand
  private void passAlternatives() {
    if (tokens.isAny(ALTERNATIVES) && tokens.peek(1).is("(")) {
      tokens.accept(tokens.peek().text());
    }
  }

  /** Passes expressions separated by commas. */
  void list() throws NotUnderstoodException {
    do {
      expression();
    } while (tokens.accept(","));
  }

  /** Passes a list as ORDER BY and GROUP BY have it. */
  void sortList() throws NotUnderstoodException {
    do {
      expression();
      if (!tokens.accept("ASC")) {
        tokens.accept("DESC");
      }
    } while (tokens.accept(","));
  }

  Reads reads() {
    return reads;
  }
}
