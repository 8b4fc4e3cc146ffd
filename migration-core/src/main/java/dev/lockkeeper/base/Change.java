package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.stream.Collectors;

/** What an edit has changed of a script. */
public enum Change {
  /** What it does. */
  DEEDS,
  /** Comments, white space or the case of keywords alone. */
  LAYOUT,
  /** Nobody knows, because the text of old is not at hand. */
  UNKNOWN;

  /** Returns what is other in the script of today than in the one of old. */
  static Change between(Script old, Script today) {
    return deeds(old).equals(deeds(today)) ? LAYOUT : DEEDS;
  }

  /** Line ends are the checkout's affair, not the script's. */
  static List<String> lines(Script script) {
    return script.text().lines().toList();
  }

  /** Returns what stays when comments, white space and the case of keywords are taken away. */
  private static List<String> deeds(Script script) {
    List<Statement> statements = StatementSplitter.split(script);
    if (statements.stream().anyMatch(Change::hasMoreThanTokens)) {
      return lines(script);
    }
    return statements.stream()
        .map(s -> s.tokens().stream().map(Token::keyword).collect(Collectors.joining(" ")))
        .toList();
  }

  /** Tokens leave out the rows that follow COPY, and what could not be split. */
  private static boolean hasMoreThanTokens(Statement statement) {
    return statement.broken().isPresent()
        || (statement.tokens().get(0).is("COPY")
            && statement.tokens().stream().anyMatch(token -> token.is("STDIN")));
  }
}
