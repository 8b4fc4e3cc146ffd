package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.Optional;

/** Reads the options of sequences, also of those behind identity columns. */
final class SequenceOptions {

  private SequenceOptions() {}

  /**
   * Passes those of an identity, in parentheses, and returns the sequence's name, where it is said.
   */
  static Optional<Table> name(Tokens tokens) throws NotUnderstoodException {
    int start = tokens.position();
    tokens.parenthesis();
    Tokens options = tokens.over(tokens.since(start));
    while (!options.atEnd()) {
      if (options.accept("SEQUENCE", "NAME")) {
        return Optional.of(options.table());
      }
      options.next();
    }
    return Optional.empty();
  }

  /** Passes one option. */
  static void one(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("CYCLE") || tokens.accept("NO")) {
      if (!tokens.accept("MINVALUE") && !tokens.accept("MAXVALUE")) {
        tokens.accept("CYCLE");
      }
      return;
    }
    boolean numbered =
        tokens.accept("INCREMENT", "BY")
            || tokens.accept("INCREMENT")
            || tokens.accept("START", "WITH")
            || tokens.accept("START")
            || tokens.accept("MINVALUE")
            || tokens.accept("MAXVALUE")
            || tokens.accept("CACHE");
    if (!numbered) {
      throw tokens.unexpected();
    }
    number(tokens);
  }

  static void number(Tokens tokens) throws NotUnderstoodException {
    if (!tokens.accept("-")) {
      tokens.accept("+");
    }
    if (tokens.next().kind() != Token.Kind.NUMBER) {
      throw new NotUnderstoodException("a sequence option without its number");
    }
  }
}
