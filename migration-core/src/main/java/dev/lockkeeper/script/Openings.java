package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in an executed text for names and numbers that nobody knows before it runs, and where
 * that may stand.
 */
final class Openings {

  /** What stands for digits: a letter to the server, and part of a word wherever digits are. */
  static final String NUMBER = "…";

  /** What stands for an identifier, and for no part of one. */
  static final String NAME = " \"…\" ";

  /** What stands for a value; no parameter that EXECUTE itself gives has that number. */
  static final String VALUE = " $0 ";

  private final List<Token> tokens;

  private Openings(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns the tokens of a statement in which only values are open, and the name of a table that
   * it makes; nothing where it may concern a table that nobody knows.
   */
  static Optional<List<Token>> closed(List<Token> tokens) {
    return new Openings(tokens).closed();
  }

  /** Returns whether all openings of the text are in its statements; some may end a comment. */
  static boolean areIn(List<Statement> statements, String text) {
    List<String> tokens =
        statements.stream().flatMap(one -> one.tokens().stream()).map(Token::text).toList();
    long values = tokens.stream().filter(VALUE.strip()::equals).count();
    long others = tokens.stream().mapToLong(token -> count(NUMBER, token)).sum();
    return values == count(VALUE, text) && others == count(NUMBER, text);
  }

  private static long count(String opening, String text) {
    long count = 0;
    for (int at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at)) {
      at += opening.length();
      count++;
    }
    return count;
  }

  private Optional<List<Token>> closed() {
    int made = madeTable();
    List<Token> closed = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (breaksOut(token) || (token.text().contains(NUMBER) && i != made && !isValue(i))) {
        return Optional.empty();
      }
      closed.add(
          token.text().contains(NUMBER) && i != made
              ? new Token(Token.Kind.PARAMETER, VALUE.strip(), token.offset())
              : token);
    }
    return Optional.of(closed);
  }

  /** Quotes around what has quotes of its own end where it begins. */
  private static boolean breaksOut(Token token) {
    boolean quoted =
        token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
    return quoted && (token.text().contains(VALUE) || token.text().contains(NAME));
  }

  /** A number in a string, or one alone that can neither end a word nor begin a comment. */
  private boolean isValue(int index) {
    Token token = tokens.get(index);
    if (token.kind() == Token.Kind.STRING) {
      // digits between dollars are no tag of a string
      return !token.text().startsWith("$");
    }
    Token before = tokens.get(Math.max(index - 1, 0));
    boolean apart = before.offset() + before.text().length() < token.offset();
    return token.kind() == Token.Kind.WORD
        && token.text().equals(NUMBER)
        && (apart || before.is("(") || before.is(","));
  }

  /** Returns where the name of the table stands that the statement makes; -1 where that is none. */
  private int madeTable() {
    int at = is(1, "UNLOGGED") ? 2 : 1;
    if (!is(0, "CREATE") || !is(at, "TABLE")) {
      return -1;
    }
    at += is(at + 1, "IF") && is(at + 2, "NOT") && is(at + 3, "EXISTS") ? 4 : 1;
    at += is(at + 1, ".") ? 2 : 0;
    boolean name = at < tokens.size() && !tokens.get(at).text().startsWith(NUMBER);
    return name ? at : -1;
  }

  private boolean is(int index, String word) {
    return index < tokens.size() && tokens.get(index).is(word);
  }
}
