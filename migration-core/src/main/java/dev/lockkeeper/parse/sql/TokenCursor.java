package dev.lockkeeper.parse.sql;

import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Set;

/** A cursor over a statement's tokens, for a grammar to read them with. */
public class TokenCursor {

  private static final Token END = new Token(Token.Kind.SYMBOL, "", -1);

  /** More levels than parentheses can be nested, and few enough for any thread's stack. */
  private static final int DEEPEST = 250;

  private final List<Token> all;
  private int at;
  private int level;

  /** Begins before the first of the tokens. */
  protected TokenCursor(List<Token> all) {
    this.all = all;
  }

  /** Returns the words of the text as a set. */
  public static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Returns the next token; behind the end an empty symbol. */
  public final Token peek() {
    return peek(0);
  }

  /** Returns the token that many places ahead; behind the end an empty symbol. */
  public final Token peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < all.size() ? all.get(index) : END;
  }

  /** Returns whether there is no token left. */
  public final boolean atEnd() {
    return at >= all.size();
  }

  /** Counts one level of nesting more, and gives up where there are too many. */
  public final void descend() throws NotUnderstoodException {
    if (++level > DEEPEST) {
      throw new NotUnderstoodException("nested too deeply");
    }
  }

  /** Counts one level of nesting less. */
  public final void ascend() {
    level--;
  }

  /** Returns how many tokens are passed. */
  public final int position() {
    return at;
  }

  /** Goes to that position, whichever it is. */
  public final void back(int position) {
    at = position;
  }

  /** Passes the next token and returns it. */
  public final Token next() throws NotUnderstoodException {
    if (atEnd()) {
      throw unexpected();
    }
    return all.get(at++);
  }

  /** Returns whether these keywords or symbols come next, in this order. */
  public final boolean isNext(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one of the keywords comes next. */
  public final boolean isAny(Set<String> keywords) {
    return peek().kind() == Token.Kind.WORD && keywords.contains(peek().keyword());
  }

  /** Passes these keywords or symbols if they come next. */
  public final boolean accept(String... words) {
    boolean next = isNext(words);
    if (next) {
      at += words.length;
    }
    return next;
  }

  /** Passes these keywords or symbols, which have to come next. */
  public final void expect(String... words) throws NotUnderstoodException {
    if (!accept(words)) {
      throw new NotUnderstoodException(
          "expected %s %s".formatted(String.join(" ", words), whereabouts()));
    }
  }

  /** Demands that there is no token left. */
  public final void expectEnd() throws NotUnderstoodException {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  /** Returns the complaint that the next token cannot stand where it stands. */
  public final NotUnderstoodException unexpected() {
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

  /** Passes CASCADE or RESTRICT; returns whether it is CASCADE. */
  public final boolean cascade() {
    boolean cascade = accept("CASCADE");
    if (!cascade) {
      accept("RESTRICT");
    }
    return cascade;
  }

  /** Passes a whole parenthesis and returns what is inside it. */
  public final List<Token> parenthesis() throws NotUnderstoodException {
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
  public final List<Token> since(int position) {
    return all.subList(position, at);
  }

  /** Passes everything up to the end, and returns it. */
  public final List<Token> rest() {
    int start = at;
    at = all.size();
    return all.subList(start, at);
  }

  /** Passes everything up to a comma or closing parenthesis on this level, and returns it. */
  public final List<Token> toComma() throws NotUnderstoodException {
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
  public static int depth(List<Token> tokens) {
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
}
