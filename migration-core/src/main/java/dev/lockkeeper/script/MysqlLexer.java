package dev.lockkeeper.script;

import static dev.lockkeeper.script.MysqlCharacters.isDigit;
import static dev.lockkeeper.script.MysqlCharacters.isPart;
import static dev.lockkeeper.script.MysqlCharacters.isWhiteSpace;

import dev.lockkeeper.script.Lexer.Piece;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Cuts MySQL's SQL into tokens and comments, one after the other, in one pass.
 *
 * <p>It follows the server's own scanner: comments do not nest, what stands in an executable
 * comment is code, and what quotes and backslashes mean hangs on the SQL mode.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/comments.html">MySQL: comments</a>
 */
final class MysqlLexer {

  /** What an executable comment with a higher version says is not run. */
  private static final int SERVER_VERSION = 80_400;

  private static final String[] OPERATORS = {
    "->>", "<=>", "->", ":=", "&&", "||", "<<", ">>", "<>", "!=", "<=", ">="
  };

  private final String text;
  private String delimiter = ";";
  private MysqlQuoting quoting = MysqlQuoting.DEFAULT;
  private int at;
  private int executable = -1;
  private boolean betweenStatements = true;

  MysqlLexer(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Ends tokens where that delimiter begins, be it in the middle of a word. */
  void delimiter(String newDelimiter) {
    delimiter = newDelimiter;
  }

  /** Reads quotes in that way from here on. */
  void quoting(MysqlQuoting other) {
    quoting = other;
  }

  /** Returns where the next piece will be looked for. */
  int offset() {
    return at;
  }

  /** Returns the rest of the line, and goes on behind it. */
  String restOfLine() {
    int end = lineEnd(at);
    String rest = text.substring(at, end);
    at = end;
    return rest;
  }

  /** Passes the delimiter if it comes next. */
  boolean passDelimiter() {
    skipWhiteSpace();
    boolean next = text.startsWith(delimiter, at);
    at += next ? delimiter.length() : 0;
    return next;
  }

  /** Returns what comes next, or nothing at the end of the text. */
  Optional<Piece> next() {
    skipWhiteSpace();
    if (at >= text.length()) {
      return endOfText();
    }
    char c = text.charAt(at);
    if (c == '#' || isDoubleDash()) {
      return Optional.of(lineComment());
    }
    if (text.startsWith("/*", at)) {
      return Optional.of(commentOrCode());
    }
    if (executable >= 0 && text.startsWith("*/", at)) {
      Piece end = new Piece.Executable(executable, at + 2, false);
      executable = -1;
      at += 2;
      return Optional.of(end);
    }
    return Optional.of(code(c));
  }

  private Optional<Piece> endOfText() {
    if (executable < 0) {
      return Optional.empty();
    }
    int start = executable;
    executable = -1;
    return Optional.of(new Piece.Unterminated("an executable comment", start));
  }

  private Piece code(char c) {
    int start = at;
    return switch (c) {
      case '\'' -> quoted(start, start, c, Token.Kind.STRING);
      case '"' -> quoted(start, start, c, ofDoubleQuotes());
      case '`' -> quoted(start, start, c, Token.Kind.QUOTED_IDENTIFIER);
      case '@' -> variable();
      default -> {
        if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)) && !isPart(charBefore()))) {
          yield number();
        }
        if (isPart(c)) {
          yield wordOrPrefixedQuote(c);
        }
        at += symbolLength(c);
        yield token(Token.Kind.SYMBOL, start);
      }
    };
  }

  private Token.Kind ofDoubleQuotes() {
    return quoting.doubleQuotesNames() ? Token.Kind.QUOTED_IDENTIFIER : Token.Kind.STRING;
  }

  private void skipWhiteSpace() {
    while (at < text.length() && isWhiteSpace(text.charAt(at))) {
      at++;
    }
  }

  /** Says that no statement has begun, so that runners take any two dashes for a comment. */
  void betweenStatements(boolean between) {
    betweenStatements = between;
  }

  // 5--3 is a subtraction: the second dash needs a blank or the like behind it
  private boolean isDoubleDash() {
    return text.startsWith("--", at)
        && (betweenStatements
            || at + 2 >= text.length()
            || text.charAt(at + 2) <= ' '
            || text.charAt(at + 2) == 0x7f);
  }

  private Piece lineComment() {
    int start = at;
    at = lineEnd(at);
    return new Piece.Comment(text.substring(start, at), start);
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private Piece commentOrCode() {
    int start = at;
    if (charAt(at + 2) == '!' && executable < 0) {
      int digits = at + 3;
      while (digits < at + 9 && isDigit(charAt(digits))) {
        digits++;
      }
      int length = digits - at - 3;
      boolean versioned = length >= 5;
      if (!versioned || Integer.parseInt(text.substring(at + 3, digits)) <= SERVER_VERSION) {
        at = versioned ? digits : at + 3;
        executable = start;
        return new Piece.Executable(start, at, true);
      }
    }
    return blockComment(start);
  }

  private Piece blockComment(int start) {
    int end = text.indexOf("*/", start + 2);
    if (end < 0) {
      at = text.length();
      executable = -1;
      return new Piece.Unterminated("a comment", start);
    }
    at = end + 2;
    return new Piece.Comment(text.substring(start, at), start);
  }

  private Piece quoted(int start, int open, char quote, Token.Kind kind) {
    boolean escapes =
        kind != Token.Kind.QUOTED_IDENTIFIER && quote != '`' && quoting.backslashEscapes();
    at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && escapes) {
        at++;
      } else if (c == quote) {
        if (charAt(at + 1) != quote) {
          at++;
          return token(kind, start);
        }
        at++;
      }
      at++;
    }
    at = text.length();
    executable = -1;
    return new Piece.Unterminated(
        kind == Token.Kind.QUOTED_IDENTIFIER ? "a quoted identifier" : "a string", start);
  }

  /** {@code @x}, {@code @'x'}, {@code @@session.x}; also the host of an account. */
  private Piece variable() {
    int start = at;
    at++;
    boolean system = charAt(at) == '@';
    at += system ? 1 : 0;
    char c = charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      return quoted(start, at, c, Token.Kind.PARAMETER);
    }
    while (at < text.length() && (isPart(charAt(at)) || charAt(at) == '.') && !atDelimiter()) {
      at++;
    }
    return token(at == start + 1 ? Token.Kind.SYMBOL : Token.Kind.PARAMETER, start);
  }

  private Piece number() {
    int start = at;
    OptionalInt end = new MysqlNumber(text, start).end();
    if (end.isEmpty()) {
      return word(start);
    }
    at = end.getAsInt();
    return token(Token.Kind.NUMBER, start);
  }

  private Piece wordOrPrefixedQuote(char c) {
    boolean prefixed = "nNxXbB".indexOf(c) >= 0 && charAt(at + 1) == '\'';
    return prefixed ? quoted(at, at + 1, '\'', Token.Kind.STRING) : word(at);
  }

  private Piece word(int start) {
    at = start + 1;
    while (isPart(charAt(at)) && !atDelimiter()) {
      at++;
    }
    return token(Token.Kind.WORD, start);
  }

  private boolean atDelimiter() {
    return !delimiter.equals(";")
        && !Character.isLetterOrDigit(delimiter.charAt(0))
        && text.startsWith(delimiter, at);
  }

  private int symbolLength(char c) {
    for (String operator : OPERATORS) {
      if (operator.charAt(0) == c && text.startsWith(operator, at)) {
        return operator.length();
      }
    }
    return Character.isHighSurrogate(c) && at + 1 < text.length() ? 2 : 1;
  }

  private Piece token(Token.Kind kind, int start) {
    return new Piece.Code(new Token(kind, Lexer.shared(text, start, at), start));
  }

  private char charBefore() {
    return at > 0 ? text.charAt(at - 1) : '\0';
  }

  private char charAt(int index) {
    return MysqlCharacters.at(text, index);
  }
}
