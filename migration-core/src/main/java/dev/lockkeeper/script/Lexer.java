package dev.lockkeeper.script;

import java.util.Optional;

/**
 * Cuts PostgreSQL's SQL into tokens and comments, one after the other, in one pass.
 *
 * <p>It follows the server's own scanner, so that what is code and what is quoted never differs
 * from what the server will see. Strings are read as with {@code standard_conforming_strings}.
 */
final class Lexer {

  /** A token, or a comment. */
  sealed interface Piece {
    record Code(Token token) implements Piece {}

    record Comment(String text, int offset) implements Piece {}

    /** Where code that stands in a comment of MySQL's begins and ends. */
    record Executable(int offset, int end, boolean opens) implements Piece {}

    /** A quote or comment that is opened at that offset and never closed. */
    record Unterminated(String what, int offset) implements Piece {}
  }

  private static final String[] SINGLE = singleCharacters();

  private final String text;
  private int at;

  Lexer(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Returns what comes next, or nothing at the end of the text. */
  Optional<Piece> next() {
    skipWhiteSpace();
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = at;
    char c = text.charAt(at);
    if (text.startsWith("--", at)) {
      at = lineEnd(at);
      return Optional.of(new Piece.Comment(text.substring(start, at), start));
    }
    if (text.startsWith("/*", at)) {
      return Optional.of(blockComment());
    }
    if (c == '\'' || c == '"') {
      return Optional.of(quoted(start, start, c, false));
    }
    if (c == '$') {
      return Optional.of(dollar());
    }
    if (isWordStart(c)) {
      return Optional.of(wordOrPrefixedQuote(c));
    }
    if (isDigit(c) || startsWithPoint(c)) {
      at = numberEnd();
      return Optional.of(token(Token.Kind.NUMBER, start));
    }
    at = symbolEnd(c);
    return Optional.of(token(Token.Kind.SYMBOL, start));
  }

  // 1..2 is a range
  private boolean startsWithPoint(char c) {
    return c == '.' && isDigit(charAt(at + 1)) && (at == 0 || text.charAt(at - 1) != '.');
  }

  /** Returns where the next piece will be looked for. */
  int offset() {
    return at;
  }

  /** Goes on from that offset, whatever lies before it. */
  void jump(int offset) {
    at = offset;
  }

  private void skipWhiteSpace() {
    while (at < text.length() && isWhiteSpace(text.charAt(at))) {
      at++;
    }
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private Piece blockComment() {
    int start = at;
    int depth = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return new Piece.Comment(text.substring(start, at), start);
        }
      } else {
        at++;
      }
    }
    return new Piece.Unterminated("a comment", start);
  }

  private Piece quoted(int start, int open, char quote, boolean backslashEscapes) {
    at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && backslashEscapes) {
        at++;
      } else if (c == quote) {
        if (charAt(at + 1) != quote) {
          at++;
          return token(quote == '"' ? Token.Kind.QUOTED_IDENTIFIER : Token.Kind.STRING, start);
        }
        at++;
      }
      at++;
    }
    at = text.length();
    return new Piece.Unterminated(quote == '"' ? "a quoted identifier" : "a string", start);
  }

  private Piece dollar() {
    int start = at;
    at++;
    if (isDigit(charAt(at))) {
      while (isDigit(charAt(at))) {
        at++;
      }
      return token(Token.Kind.PARAMETER, start);
    }
    while (isWordPart(charAt(at)) && charAt(at) != '$') {
      at++;
    }
    if (charAt(at) != '$') {
      at = start + 1;
      return token(Token.Kind.SYMBOL, start);
    }
    at++;
    String tag = text.substring(start, at);
    int end = text.indexOf(tag, at);
    if (end < 0) {
      at = text.length();
      return new Piece.Unterminated("a dollar-quoted string", start);
    }
    at = end + tag.length();
    return token(Token.Kind.STRING, start);
  }

  private Piece wordOrPrefixedQuote(char c) {
    int start = at;
    char second = charAt(at + 1);
    if (second == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
      return quoted(start, at + 1, '\'', c == 'e' || c == 'E');
    }
    char third = charAt(at + 2);
    if ((c == 'u' || c == 'U') && second == '&' && (third == '\'' || third == '"')) {
      return quoted(start, at + 2, third, false);
    }
    while (isWordPart(charAt(at))) {
      at++;
    }
    return token(Token.Kind.WORD, start);
  }

  private int numberEnd() {
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean exponentSign =
          (c == '+' || c == '-') && isExponent(text.charAt(end - 1)) && isDecimalSoFar(end - 1);
      boolean point = c == '.' && charAt(end + 1) != '.';
      boolean part = isWordPart(c) && c != '$';
      if ((end > at && exponentSign) || point || part) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }

  // 0x1e-2 is a subtraction, 1e-2 is not
  private boolean isDecimalSoFar(int end) {
    return !(text.startsWith("0x", at) || text.startsWith("0X", at)) && end > at;
  }

  private int symbolEnd(char first) {
    if (first == ':') {
      char second = charAt(at + 1);
      return at + (second == ':' || second == '=' ? 2 : 1);
    }
    if (!Operators.isPart(first)) {
      return at + (Character.isHighSurrogate(first) && at + 1 < text.length() ? 2 : 1);
    }
    return Operators.end(text, at);
  }

  private Piece token(Token.Kind kind, int start) {
    return new Piece.Code(new Token(kind, shared(text, start, at), start));
  }

  /** Half of all tokens are one character long: they share their text. */
  static String shared(String text, int start, int end) {
    boolean shared = end - start == 1 && text.charAt(start) < SINGLE.length;
    return shared ? SINGLE[text.charAt(start)] : text.substring(start, end);
  }

  private static String[] singleCharacters() {
    String[] strings = new String[128];
    for (char c = 0; c < strings.length; c++) {
      strings[c] = String.valueOf(c);
    }
    return strings;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\uFEFF';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }
}
