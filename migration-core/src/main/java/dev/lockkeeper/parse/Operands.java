package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands between the operators of an expression. */
final class Operands {

  /** Functions of the server that are called without parentheses. */
  private static final Set<String> CALLED_BARE =
      Names.words(
          """
          CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP CURRENT_USER
          SESSION_USER SYSTEM_USER USER CURRENT_ROLE CURRENT_CATALOG CURRENT_SCHEMA
          """);

  private static final Set<String> ONLY_BETWEEN_OPERANDS =
      Set.of("*", "/", "%", "^", "=", "<", ">", "<=", ">=", "<>", "!=");

  /** Types whose arguments may stand between them and a literal. */
  private static final Set<String> TYPES_WITH_ARGUMENTS =
      Names.words("TIMESTAMP TIME NUMERIC DECIMAL CHAR CHARACTER VARCHAR BIT FLOAT");

  private static final Set<String> INTERVAL_FIELDS =
      Names.words("YEAR MONTH DAY HOUR MINUTE SECOND TO");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

  Operands(Tokens tokens, Reads reads, Expressions expressions) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = expressions;
  }

  void operand() throws NotUnderstoodException {
    while (isPrefix(tokens.peek())) {
      tokens.next();
    }
    Token token = tokens.peek();
    switch (token.kind()) {
      case NUMBER, PARAMETER -> tokens.next();
      case STRING -> strings();
      case SYMBOL -> {
        if (!token.is("(")) {
          throw tokens.unexpected();
        }
        expressions.parenthesized();
      }
      case QUOTED_IDENTIFIER -> reference();
      case WORD -> word(token.keyword());
    }
  }

  private static boolean isPrefix(Token token) {
    return token.is("NOT")
        || (Expressions.isOperator(token) && !ONLY_BETWEEN_OPERANDS.contains(token.text()));
  }

  private void strings() throws NotUnderstoodException {
    while (tokens.peek().kind() == Token.Kind.STRING) {
      tokens.next();
    }
  }

  private void word(String keyword) throws NotUnderstoodException {
    switch (keyword) {
      case "NULL", "TRUE", "FALSE", "DEFAULT" -> tokens.next();
      case "CASE" -> caseExpression();
      case "CAST", "TREAT" -> cast();
      case "ARRAY" -> array();
      case "ROW", "EXISTS" -> rowOrExists();
      case "INTERVAL" -> interval();
      default -> {
        if (CALLED_BARE.contains(keyword)) {
          bareCall();
        } else {
          reference();
        }
      }
    }
  }

  private void caseExpression() throws NotUnderstoodException {
    tokens.expect("CASE");
    if (!tokens.isNext("WHEN")) {
      expressions.expression();
    }
    do {
      tokens.expect("WHEN");
      expressions.expression();
      tokens.expect("THEN");
      expressions.expression();
    } while (tokens.isNext("WHEN"));
    if (tokens.accept("ELSE")) {
      expressions.expression();
    }
    tokens.expect("END");
  }

  private void cast() throws NotUnderstoodException {
    tokens.next();
    tokens.expect("(");
    expressions.expression();
    tokens.expect("AS");
    Types.read(tokens);
    tokens.expect(")");
  }

  private void array() throws NotUnderstoodException {
    tokens.expect("ARRAY");
    if (tokens.isNext("(")) {
      expressions.parenthesized();
    } else {
      arrayElements();
    }
  }

  private void arrayElements() throws NotUnderstoodException {
    tokens.expect("[");
    while (!tokens.accept("]")) {
      if (tokens.isNext("[")) {
        arrayElements();
      } else {
        expressions.expression();
      }
      if (!tokens.isNext("]")) {
        tokens.expect(",");
      }
    }
  }

  private void rowOrExists() throws NotUnderstoodException {
    if (!tokens.peek(1).is("(")) {
      reference();
      return;
    }
    tokens.next();
    if (!tokens.accept("(", ")")) {
      expressions.parenthesized();
    }
  }

  private void interval() throws NotUnderstoodException {
    boolean literal =
        tokens.peek(1).kind() == Token.Kind.STRING
            || (tokens.peek(1).is("(") && tokens.peek(4).kind() == Token.Kind.STRING);
    if (!literal) {
      reference();
      return;
    }
    tokens.expect("INTERVAL");
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
    tokens.next();
    while (tokens.isAny(INTERVAL_FIELDS)) {
      tokens.next();
    }
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
  }

  private void bareCall() throws NotUnderstoodException {
    reads.function(Names.lowerCase(tokens.next().text()));
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
  }

  /** A column, a function call or a literal with its type before it. */
  private void reference() throws NotUnderstoodException {
    int start = tokens.position();
    Token first = tokens.peek();
    if (!Names.isFunctionName(first)) {
      throw tokens.unexpected();
    }
    List<String> parts = new ArrayList<>();
    parts.add(tokens.label());
    while (tokens.isNext(".") && !tokens.peek(1).is("*")) {
      tokens.expect(".");
      parts.add(tokens.label());
    }
    if (tokens.isNext("(") && !isTypedLiteral(start)) {
      new Calls(tokens, reads, expressions).call(parts, first);
    } else if (isTypedLiteral(start)) {
      tokens.back(start);
      Types.read(tokens);
      strings();
    } else if (Names.isColumnName(first)) {
      reads.column(parts.get(parts.size() - 1));
    } else {
      throw tokens.unexpected();
    }
  }

  // date '…', timestamp with time zone '…', numeric(10,2) '…'
  private boolean isTypedLiteral(int start) {
    int here = tokens.position();
    if (tokens.peek().kind() == Token.Kind.STRING) {
      return true;
    }
    Token first = tokens.peek(start - here);
    boolean possible =
        (tokens.isNext("(") && TYPES_WITH_ARGUMENTS.contains(first.keyword()))
            || tokens.isNext("WITH")
            || tokens.isNext("WITHOUT")
            || tokens.isNext("PRECISION")
            || tokens.isNext("VARYING");
    if (!possible) {
      return false;
    }
    tokens.back(start);
    try {
      Types.read(tokens);
      return tokens.peek().kind() == Token.Kind.STRING;
    } catch (NotUnderstoodException e) {
      return false;
    } finally {
      tokens.back(here);
    }
  }
}
