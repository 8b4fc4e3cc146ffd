package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what stands between the operators of an expression. */
final class Operands {

  private static final Set<String> SIGNS = Set.of("-", "+", "!", "~");
  private static final Set<String> TYPED_LITERALS = TokenCursor.words("DATE TIME TIMESTAMP");
  private static final Set<String> VALUES = TokenCursor.words("NULL TRUE FALSE MAXVALUE");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

  Operands(Tokens tokens, Reads reads, Expressions expressions) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = expressions;
  }

  void operand() throws NotUnderstoodException {
    while (isPrefix()) {
      tokens.next();
    }
    Token token = tokens.peek();
    switch (token.kind()) {
      case NUMBER, PARAMETER -> tokens.next();
      case STRING -> strings();
      case QUOTED_IDENTIFIER -> reference();
      case WORD -> word(token.keyword());
      case SYMBOL -> symbol(token);
    }
  }

  private boolean isPrefix() {
    Token token = tokens.peek();
    return token.is("NOT")
        || token.is("BINARY")
        || (token.kind() == Token.Kind.SYMBOL && SIGNS.contains(token.text()));
  }

  private void symbol(Token token) throws NotUnderstoodException {
    if (token.is("(")) {
      parenthesized();
    } else if (token.is("?")) {
      tokens.next();
    } else if (token.is("{")) {
      tokens.next();
      tokens.label();
      expressions.expression();
      tokens.expect("}");
    } else {
      throw tokens.unexpected();
    }
  }

  private void strings() throws NotUnderstoodException {
    do {
      tokens.next();
    } while (tokens.isString());
  }

  /** Passes a query or expressions in parentheses. */
  void parenthesized() throws NotUnderstoodException {
    tokens.descend();
    tokens.expect("(");
    Queries queries = new Queries(tokens, reads);
    if (queries.startsBehindParentheses()) {
      queries.query();
    } else {
      expressions.list();
    }
    tokens.expect(")");
    tokens.ascend();
  }

  private void word(String keyword) throws NotUnderstoodException {
    if (keyword.startsWith("_") && tokens.peek(1).kind() == Token.Kind.STRING) {
      tokens.next();
      strings();
      return;
    }
    if (TYPED_LITERALS.contains(keyword) && tokens.peek(1).kind() == Token.Kind.STRING) {
      tokens.next();
      tokens.next();
      return;
    }
    if (VALUES.contains(keyword)) {
      tokens.next();
      return;
    }
    switch (keyword) {
      case "DEFAULT" -> defaultOf();
      case "CASE" -> caseExpression();
      case "CAST" -> cast();
      case "CONVERT" -> convert();
      case "EXISTS" -> {
        tokens.next();
        parenthesized();
      }
      case "ROW" -> {
        if (tokens.accept("ROW", "(")) {
          tokens.back(tokens.position() - 1);
          parenthesized();
        } else {
          reference();
        }
      }
      case "INTERVAL" -> interval();
      case "MATCH" -> match();
      default -> reference();
    }
  }

  private void defaultOf() throws NotUnderstoodException {
    tokens.expect("DEFAULT");
    if (tokens.accept("(")) {
      tokens.qualifiedName();
      tokens.expect(")");
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
    tokens.expect("CAST");
    tokens.expect("(");
    expressions.expression();
    if (tokens.accept("AT", "TIME", "ZONE")) {
      tokens.accept("INTERVAL");
      tokens.string();
    }
    tokens.expect("AS");
    Types.ofCast(tokens);
    tokens.accept("ARRAY");
    tokens.expect(")");
  }

  private void convert() throws NotUnderstoodException {
    tokens.expect("CONVERT");
    tokens.expect("(");
    expressions.expression();
    if (tokens.accept("USING")) {
      tokens.value();
    } else {
      tokens.expect(",");
      Types.ofCast(tokens);
    }
    tokens.expect(")");
  }

  /** {@code INTERVAL 1 DAY}, or the function {@code INTERVAL(n, a, b)}. */
  private void interval() throws NotUnderstoodException {
    tokens.expect("INTERVAL");
    boolean list = tokens.isNext("(");
    expressions.expression();
    if (tokens.isAny(Words.UNITS)) {
      tokens.next();
    } else if (!list) {
      throw tokens.unexpected();
    }
  }

  private void match() throws NotUnderstoodException {
    tokens.expect("MATCH");
    boolean parenthesis = tokens.accept("(");
    do {
      reads.column(tokens.qualifiedMember());
    } while (tokens.accept(","));
    if (parenthesis) {
      tokens.expect(")");
    }
    tokens.expect("AGAINST", "(");
    expressions.restricted();
    if (tokens.accept("IN")) {
      if (!tokens.accept("BOOLEAN", "MODE")) {
        tokens.expect("NATURAL", "LANGUAGE", "MODE");
      }
    }
    tokens.accept("WITH", "QUERY", "EXPANSION");
    tokens.expect(")");
  }

  /** A column or a function call. */
  private void reference() throws NotUnderstoodException {
    Token first = tokens.peek();
    boolean called = tokens.peek(1).is("(");
    boolean plain = first.kind() == Token.Kind.WORD;
    String keyword = first.keyword();
    if (plain && !called && Words.CALLED_BARE.contains(keyword)) {
      tokens.next();
      reads.function(keyword.toLowerCase(Locale.ROOT));
      return;
    }
    if (called && (Words.isName(first) || (plain && Words.CALLABLE.contains(keyword)))) {
      tokens.next();
      new Calls(tokens, reads, expressions).call(Words.bare(first).toLowerCase(Locale.ROOT));
      return;
    }
    qualified();
  }

  private void qualified() throws NotUnderstoodException {
    List<String> parts = new ArrayList<>();
    tokens.accept(".");
    parts.add(tokens.peek(1).is(".") ? tokens.label() : tokens.name());
    while (tokens.isNext(".") && !tokens.peek(1).is("*")) {
      tokens.expect(".");
      parts.add(tokens.label());
    }
    if (tokens.isNext("(") && parts.size() == 2) {
      new Calls(tokens, reads, expressions).call(String.join(".", parts));
    } else {
      reads.column(tokens.session().spelt(parts.get(parts.size() - 1)));
    }
  }
}
