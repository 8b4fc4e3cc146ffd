package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Knows which parentheses and {@code BEGIN ATOMIC} bodies are open inside a statement. */
final class Nesting {

  private final Deque<Token> parentheses = new ArrayDeque<>();
  private final Deque<Token> blocks = new ArrayDeque<>();
  private Optional<Token> unopened = Optional.empty();
  private boolean afterBegin;

  void take(Token token) {
    if (token.is("(")) {
      parentheses.push(token);
    } else if (token.is(")")) {
      close(token);
    } else if (parentheses.isEmpty() && token.kind() == Token.Kind.WORD) {
      takeWord(token);
    }
    afterBegin = token.is("BEGIN");
  }

  private void close(Token token) {
    if (parentheses.isEmpty()) {
      unopened = unopened.or(() -> Optional.of(token));
    } else {
      parentheses.pop();
    }
  }

  private void takeWord(Token token) {
    boolean opens = token.is("ATOMIC") ? afterBegin : token.is("CASE") && !blocks.isEmpty();
    if (opens) {
      blocks.push(token);
    } else if (token.is("END") && !blocks.isEmpty()) {
      blocks.pop();
    }
  }

  boolean isTopLevel() {
    return parentheses.isEmpty() && blocks.isEmpty() && unopened.isEmpty();
  }

  /** Returns the token whose counterpart is missing, where there is one. */
  Optional<Token> open() {
    return unopened
        .or(() -> Optional.ofNullable(parentheses.peekLast()))
        .or(() -> Optional.ofNullable(blocks.peekLast()));
  }

  /** Returns what to say about a token whose counterpart is missing. */
  static String complaint(Token token) {
    if (token.is(")")) {
      return "a parenthesis is closed that was never opened";
    }
    return token.is("(")
        ? "a parenthesis is opened and never closed"
        : "the body after BEGIN ATOMIC is never closed by END";
  }
}
