package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cursor over a statement's tokens. */
final class Tokens {

  private static final Token END = new Token(Token.Kind.SYMBOL, "", -1);

  /** More levels than parentheses can be nested, and few enough for any thread's stack. */
  private static final int DEEPEST = 250;

  private final List<Token> all;
  private final String defaultSchema;
  private int at;
  private int level;

  Tokens(List<Token> all, String defaultSchema) {
    this.all = all;
    this.defaultSchema = defaultSchema;
  }

  /** Returns a cursor over other tokens of the same script. */
  Tokens over(List<Token> others) {
    return new Tokens(others, defaultSchema);
  }

  Token peek() {
    return peek(0);
  }

  /** Returns the token that many places ahead; behind the end an empty symbol. */
  Token peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < all.size() ? all.get(index) : END;
  }

  boolean atEnd() {
    return at >= all.size();
  }

  /** Counts one level of nesting more, and gives up where there are too many. */
  void descend() throws NotUnderstoodException {
    if (++level > DEEPEST) {
      throw new NotUnderstoodException("nested too deeply");
    }
  }

  void ascend() {
    level--;
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  Token next() throws NotUnderstoodException {
    if (atEnd()) {
      throw unexpected();
    }
    return all.get(at++);
  }

  /** Returns whether these keywords or symbols come next, in this order. */
  boolean isNext(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one of the keywords comes next. */
  boolean isAny(Set<String> keywords) {
    return peek().kind() == Token.Kind.WORD && keywords.contains(peek().keyword());
  }

  /** Passes these keywords or symbols if they come next. */
  boolean accept(String... words) {
    boolean next = isNext(words);
    if (next) {
      at += words.length;
    }
    return next;
  }

  void expect(String... words) throws NotUnderstoodException {
    if (!accept(words)) {
      throw new NotUnderstoodException(
          "expected %s %s".formatted(String.join(" ", words), whereabouts()));
    }
  }

  void expectEnd() throws NotUnderstoodException {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  NotUnderstoodException unexpected() {
    return new NotUnderstoodException("unexpected " + whereabouts());
  }

  private String whereabouts() {
    if (atEnd()) {
      return at == 0 ? "end" : "end after %s".formatted(shortened(all.get(all.size() - 1)));
    }
    String after = at == 0 ? "" : " after " + shortened(all.get(at - 1));
    return "at " + shortened(peek()) + after;
  }

  // literals may be secrets
  private static String shortened(Token token) {
    if (token.kind() == Token.Kind.STRING) {
      return "a string";
    }
    String text = token.text();
    return text.length() <= 30 ? text : text.substring(0, 29) + "…";
  }

  /** Returns the name of a column, a table, an alias or the like. */
  String name() throws NotUnderstoodException {
    if (!Names.isColumnName(peek())) {
      throw unexpected();
    }
    return Names.stored(next());
  }

  /** Returns whatever word or quoted identifier comes next, as a name. */
  String label() throws NotUnderstoodException {
    if (!Names.isLabel(peek())) {
      throw unexpected();
    }
    return Names.stored(next());
  }

  /** Returns the parts of a dotted name. */
  List<String> qualifiedName() throws NotUnderstoodException {
    List<String> parts = new ArrayList<>();
    parts.add(name());
    while (accept(".")) {
      parts.add(label());
    }
    return parts;
  }

  Table table() throws NotUnderstoodException {
    return table(qualifiedName());
  }

  /** Returns the table of a dotted name. */
  Table table(List<String> parts) {
    return Names.table(parts, defaultSchema);
  }

  /** Returns the table of {@code t}, {@code t *}, {@code ONLY t} or {@code ONLY (t)}. */
  Table relation() throws NotUnderstoodException {
    if (!accept("ONLY")) {
      Table table = table();
      accept("*");
      return table;
    }
    boolean parenthesized = accept("(");
    Table table = table();
    if (parenthesized) {
      expect(")");
    }
    return table;
  }

  /** Returns names in parentheses, separated by commas. */
  List<String> nameList() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    expect("(");
    do {
      names.add(name());
    } while (accept(","));
    expect(")");
    return names;
  }

  /** Passes CASCADE or RESTRICT; returns whether it is CASCADE. */
  boolean cascade() {
    boolean cascade = accept("CASCADE");
    if (!cascade) {
      accept("RESTRICT");
    }
    return cascade;
  }

  /** Passes a whole parenthesis and returns what is inside it. */
  List<Token> parenthesis() throws NotUnderstoodException {
    expect("(");
    int start = at;
    int depth = 1;
    while (depth > 0) {
      Token token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
    return all.subList(start, at - 1);
  }

  /** Returns the tokens from that position to here. */
  List<Token> since(int position) {
    return all.subList(position, at);
  }

  /** Passes everything up to the end, and returns it. */
  List<Token> rest() {
    int start = at;
    at = all.size();
    return all.subList(start, at);
  }

  /** Passes everything up to a comma or closing parenthesis on this level, and returns it. */
  List<Token> toComma() throws NotUnderstoodException {
    int start = at;
    while (!atEnd() && !isNext(",") && !isNext(")")) {
      if (isNext("(")) {
        parenthesis();
      } else {
        at++;
      }
    }
    return all.subList(start, at);
  }

  /** Returns the deepest nesting of parentheses and brackets. */
  static int depth(List<Token> tokens) {
    int depth = 0;
    int deepest = 0;
    for (Token token : tokens) {
      if (token.is("(") || token.is("[")) {
        deepest = Math.max(deepest, ++depth);
      } else if (token.is(")") || token.is("]")) {
        depth--;
      }
    }
    return deepest;
  }

  /** Returns the text between a plain string's quotes, where that is what comes next. */
  Optional<String> plainString() {
    Token token = peek();
    if (token.kind() != Token.Kind.STRING || !token.text().startsWith("'")) {
      return Optional.empty();
    }
    at++;
    String text = token.text();
    return Optional.of(text.substring(1, text.length() - 1).replace("''", "'"));
  }
}
