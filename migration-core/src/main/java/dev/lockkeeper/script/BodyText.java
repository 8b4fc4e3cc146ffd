package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of a body, and the statements that have been found among them so far. */
final class BodyText {

  private final Script script;
  private PlaceFinder places;
  private final List<Token> tokens;
  private final FoundStatements found;
  private final WholeNumbers numbers = new WholeNumbers();
  private final WrittenTexts texts;
  private final Optional<BodyFollower> follower;
  private boolean silent;
  private boolean certain;

  /** A body whose tokens are known, and whose comments somebody else has read. */
  BodyText(Script script, List<Token> tokens, PlaceFinder places) {
    this(script, tokens, places, Optional.empty());
  }

  private BodyText(
      Script script, List<Token> tokens, PlaceFinder places, Optional<BodyFollower> follower) {
    this.script = script;
    this.places = places;
    this.tokens = tokens;
    this.texts = new WrittenTexts(script, tokens);
    this.follower = follower;
    this.found = new FoundStatements(script, follower);
  }

  /** Returns a body's tokens; of it all no quote may be left open. */
  static BodyText of(Script script, PlaceFinder places, Optional<BodyFollower> follower) {
    String text = script.sent().text();
    BodyText body = new BodyText(script, new ArrayList<>(), places, follower);
    Lexer lexer = new Lexer(text, 0);
    for (Optional<Lexer.Piece> piece = lexer.next(); piece.isPresent(); piece = lexer.next()) {
      if (piece.get() instanceof Lexer.Piece.Comment comment) {
        body.found.comment(comment);
      } else if (piece.get() instanceof Lexer.Piece.Code code) {
        body.tokens.add(code.token());
      } else if (piece.get() instanceof Lexer.Piece.Unterminated open) {
        body.tokens.add(new Token(Token.Kind.SYMBOL, text.substring(open.offset()), open.offset()));
        int last = body.tokens.size();
        body.unread(last - 1, last, open.what() + " is opened and never closed");
      }
    }
    return body;
  }

  int size() {
    return tokens.size();
  }

  boolean is(int index, String word) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
  }

  /** Returns the word in upper case; the empty string for anything but a word or a symbol. */
  String keyword(int index) {
    boolean plain =
        index < tokens.size()
            && (tokens.get(index).kind() == Token.Kind.WORD
                || tokens.get(index).kind() == Token.Kind.SYMBOL);
    return plain ? tokens.get(index).keyword() : "";
  }

  /** Returns the token as written. */
  String string(int index) {
    return tokens.get(index).text();
  }

  /** Takes nothing from here on, or everything again. */
  void silence(boolean on) {
    silent = on;
  }

  /** Takes what comes from here on for what is run whenever the body is, or no more. */
  void certain(boolean on) {
    certain = on;
  }

  /** Returns whether what fails in it may be undone, and the body go on. */
  boolean handlesErrors() {
    for (int i = 0; i < tokens.size(); i++) {
      if (is(i, "EXCEPTION") && !is(i - 1, "RAISE")) {
        return true;
      }
    }
    return false;
  }

  /** Returns which variables hold a whole number where the body has been read up to. */
  WholeNumbers numbers() {
    return numbers;
  }

  /** Returns which expressions have a text that is written, where the body has been read up to. */
  WrittenTexts texts() {
    return texts;
  }

  /** Returns who follows the body, if anybody does. */
  Optional<BodyFollower> follower() {
    return follower;
  }

  /** Returns where the body has been read up to, for the way back. */
  PlaceFinder places() {
    return places.inside(script);
  }

  /** Goes back, so that what stands there is found without a walk from the file's beginning. */
  void backTo(PlaceFinder earlier) {
    places = earlier.inside(script);
  }

  Token.Kind kind(int index) {
    return tokens.get(index).kind();
  }

  /** Returns where the word stands outside parentheses and CASE expressions; {@code to} if not. */
  int find(String word, int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      if (depth == 0 && is(i, word)) {
        return i;
      }
      boolean opens = is(i, "(") || is(i, "[") || is(i, "CASE");
      boolean closes = is(i, ")") || is(i, "]") || is(i, "END");
      depth += opens ? 1 : closes ? -1 : 0;
    }
    return to;
  }

  /**
   * Takes an expression for the SELECT that the server makes of it. One without a parenthesis and
   * without a FROM can neither call a function nor read a table, and is passed over.
   */
  void expression(int from, int to) {
    boolean harmless = true;
    for (int i = from; i < to; i++) {
      harmless &= !is(i, "(") && !is(i, "FROM");
    }
    if (harmless) {
      return;
    }
    List<Token> select = new ArrayList<>();
    select.add(new Token(Token.Kind.WORD, "SELECT", tokens.get(from).offset()));
    select.addAll(tokens.subList(from, to));
    add(from, to, select, Optional.empty());
  }

  void statement(int from, int to, List<Token> read) {
    add(from, to, read, Optional.empty());
  }

  void unread(int from, int to, String because) {
    add(from, to, tokens.subList(from, to), Optional.of(because));
  }

  List<Token> tokens(int from, int to) {
    return tokens.subList(from, to);
  }

  /**
   * Takes what EXECUTE runs: the statements inside its text where that is known but for values and
   * for the names of tables that they make, something unread otherwise; and what it evaluates for
   * it.
   *
   * @param from where EXECUTE stands
   */
  void executed(int from, int to) {
    if (silent) {
      return;
    }
    int using = find("USING", from + 1, to);
    int given = find("INTO", from + 1, using);
    if (!runs(from, given)) {
      unread(from, to, "EXECUTE: dynamic SQL is not read");
      return;
    }
    if (given > from + 2) {
      expression(from + 1, given);
    }
    int values = Math.min(using + 1, to);
    expression(values, find("INTO", values, to));
  }

  private boolean runs(int from, int to) {
    Optional<Script> inner = ExecutedText.of(script, tokens.subList(from + 1, to), numbers, texts);
    if (inner.isEmpty()) {
      return false;
    }
    int start = tokens.get(from).offset();
    places.at(start);
    int length = inner.get().sent().text().length();
    List<Statement> all =
        StatementSplitter.split(inner.get(), 0, length, places.inside(inner.get()));
    if (!Openings.areIn(all, inner.get().sent().text())
        || all.stream().anyMatch(one -> Openings.closed(one.tokens()).isEmpty())) {
      return false;
    }
    run(inner.get(), all, start);
    return true;
  }

  private void run(Script inner, List<Statement> all, int start) {
    for (Statement statement : all) {
      Optional<String> broken =
          Bodies.in(inner, statement).isPresent()
              ? Optional.of("EXECUTE of a statement with a body")
              : statement.broken();
      Statement read =
          new Statement(
              statement.index(),
              statement.place(),
              statement.sql(),
              Openings.closed(statement.tokens()).orElseThrow(),
              found.allowances(start, start, places),
              broken);
      found.take(read, certain);
    }
  }

  private void add(int from, int to, List<Token> read, Optional<String> broken) {
    if (silent) {
      return;
    }
    int start = tokens.get(from).offset();
    Token last = tokens.get(to - 1);
    int end = last.offset() + last.text().length();
    List<Allowance> allowances = found.allowances(start, end, places);
    String sql = script.sent().text().substring(start, end);
    Statement statement =
        new Statement(1, places.at(start), sql, List.copyOf(read), allowances, broken);
    found.take(statement, certain);
    found.endedAt(end);
  }

  /** Returns what has been found; an allowance below the last statement is said to be there. */
  List<Statement> statements() {
    return found.all(places);
  }
}
