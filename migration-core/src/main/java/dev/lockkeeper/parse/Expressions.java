package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Set;

/**
 * Reads an expression: how far it reaches, and the functions, columns and queries in it.
 *
 * <p>Precedence plays no part in that, so operands and operators simply alternate.
 */
final class Expressions {

  private static final Set<String> NEGATABLE = Names.words("IN BETWEEN LIKE ILIKE SIMILAR");
  private static final Set<String> PATTERNS = Names.words("LIKE ILIKE SIMILAR");
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

  private final Tokens tokens;
  private final Reads reads;
  private final Operands operands;

  Expressions(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.operands = new Operands(tokens, reads, this);
  }

  /** Reads one whole expression that stands by itself, such as a CHECK's or a USING's. */
  static Expression whole(Tokens tokens) throws NotUnderstoodException {
    return read(tokens, new Reads(), false);
  }

  /** Reads a column's default, which ends where the next column constraint begins. */
  static Expression ofDefault(Tokens tokens) throws NotUnderstoodException {
    return read(tokens, new Reads(), true);
  }

  static Expression read(Tokens tokens, Reads reads, boolean restricted)
      throws NotUnderstoodException {
    int start = tokens.position();
    Expressions expressions = new Expressions(tokens, reads);
    if (restricted) {
      expressions.restricted();
    } else {
      expressions.expression();
    }
    List<Token> slice = tokens.since(start);
    return new Expression(Rendering.sql(slice), reads.functions());
  }

  /** Passes an expression of any kind. */
  void expression() throws NotUnderstoodException {
    chain(false);
  }

  /** Passes an expression without AND, OR, NOT, IN, LIKE and their kin on its own level. */
  void restricted() throws NotUnderstoodException {
    chain(true);
  }

  private void chain(boolean restricted) throws NotUnderstoodException {
    tokens.descend();
    do {
      operands.operand();
      passSuffixes(restricted);
    } while (passInfix(restricted));
    tokens.ascend();
  }

  /** Passes expressions separated by commas. */
  void list() throws NotUnderstoodException {
    do {
      expression();
    } while (tokens.accept(","));
  }

  /** Passes a list as ORDER BY has it. */
  void sortList() throws NotUnderstoodException {
    do {
      expression();
      if (tokens.accept("USING")) {
        tokens.next();
      } else if (!tokens.accept("ASC")) {
        tokens.accept("DESC");
      }
      if (tokens.accept("NULLS") && !tokens.accept("FIRST")) {
        tokens.expect("LAST");
      }
    } while (tokens.accept(","));
  }

  /** Returns whether the next token is an operator made of symbols. */
  static boolean isOperator(Token token) {
    return token.kind() == Token.Kind.SYMBOL
        && !token.text().isEmpty()
        && OPERATOR_CHARACTERS.indexOf(token.text().charAt(0)) >= 0
        && !token.is("=>");
  }

  private void passSuffixes(boolean restricted) throws NotUnderstoodException {
    while (passSuffix(restricted)) {
      // each suffix may be followed by another
    }
  }

  private boolean passSuffix(boolean restricted) throws NotUnderstoodException {
    if (tokens.accept("::")) {
      Types.read(tokens);
      return true;
    }
    if (tokens.accept("[")) {
      subscript();
      return true;
    }
    if (tokens.isNext(".") && tokens.peek(1).is("*")) {
      return tokens.accept(".", "*");
    }
    if (tokens.accept(".")) {
      tokens.label();
      return true;
    }
    if (tokens.isNext("IS")) {
      return passIs(restricted);
    }
    if (restricted) {
      return false;
    }
    if (tokens.accept("COLLATE")) {
      collation(tokens);
      return true;
    }
    return tokens.accept("ISNULL") || tokens.accept("NOTNULL") || tokens.accept("AT", "LOCAL");
  }

  /** Reads a collation's name. */
  static String collation(Tokens tokens) throws NotUnderstoodException {
    String name = tokens.label();
    while (tokens.accept(".")) {
      name = tokens.label();
    }
    return name;
  }

  private void subscript() throws NotUnderstoodException {
    if (!tokens.isNext(":")) {
      expression();
    }
    if (tokens.accept(":") && !tokens.isNext("]")) {
      expression();
    }
    tokens.expect("]");
  }

  private boolean passIs(boolean restricted) throws NotUnderstoodException {
    int start = tokens.position();
    tokens.expect("IS");
    tokens.accept("NOT");
    if (tokens.accept("DISTINCT", "FROM")) {
      tokens.back(start);
      return false;
    }
    if (restricted) {
      tokens.back(start);
      return false;
    }
    if (tokens.accept("JSON")) {
      passJsonTest();
      return true;
    }
    for (String form : List.of("NFC", "NFD", "NFKC", "NFKD")) {
      tokens.accept(form);
    }
    for (String test : List.of("NULL", "TRUE", "FALSE", "UNKNOWN", "DOCUMENT", "NORMALIZED")) {
      if (tokens.accept(test)) {
        return true;
      }
    }
    throw tokens.unexpected();
  }

  private void passJsonTest() {
    for (String kind : List.of("VALUE", "ARRAY", "OBJECT", "SCALAR")) {
      tokens.accept(kind);
    }
    if (tokens.accept("WITH", "UNIQUE") || tokens.accept("WITHOUT", "UNIQUE")) {
      tokens.accept("KEYS");
    }
  }

  /** Passes an infix operator that wants another operand; returns whether there was one. */
  private boolean passInfix(boolean restricted) throws NotUnderstoodException {
    if (isOperator(tokens.peek())) {
      tokens.next();
      passQuantifier();
      return true;
    }
    if (tokens.isNext("OPERATOR", "(")) {
      tokens.next();
      tokens.parenthesis();
      passQuantifier();
      return true;
    }
    if (tokens.accept("IS", "DISTINCT", "FROM")
        || tokens.accept("IS", "NOT", "DISTINCT", "FROM")
        || tokens.accept("AT", "TIME", "ZONE")) {
      return true;
    }
    return !restricted && passWordInfix();
  }

  private void passQuantifier() {
    if (tokens.peek(1).is("(") && !tokens.accept("ANY") && !tokens.accept("SOME")) {
      tokens.accept("ALL");
    }
  }

  private boolean passWordInfix() throws NotUnderstoodException {
    if (tokens.accept("AND") || tokens.accept("OR") || tokens.accept("OVERLAPS")) {
      return true;
    }
    boolean negated = tokens.isNext("NOT");
    Token word = tokens.peek(negated ? 1 : 0);
    if (word.kind() != Token.Kind.WORD || !NEGATABLE.contains(word.keyword())) {
      // ESCAPE belongs to the pattern before it
      return tokens.accept("ESCAPE");
    }
    if (negated) {
      tokens.next();
    }
    tokens.next();
    if (word.is("SIMILAR")) {
      tokens.expect("TO");
    } else if (word.is("BETWEEN") && !tokens.accept("SYMMETRIC")) {
      tokens.accept("ASYMMETRIC");
    } else if (word.is("IN") && !tokens.isNext("(")) {
      throw tokens.unexpected();
    }
    if (PATTERNS.contains(word.keyword())) {
      passQuantifier();
    }
    return true;
  }

  /** Passes a parenthesis that holds a query or expressions, from its first token to its last. */
  void parenthesized() throws NotUnderstoodException {
    tokens.expect("(");
    Queries queries = new Queries(tokens, reads);
    if (queries.startsHere()) {
      queries.query();
    } else {
      boolean maybeQuery = tokens.isNext("(");
      list();
      if (maybeQuery) {
        queries.tail();
      }
    }
    tokens.expect(")");
  }
}
