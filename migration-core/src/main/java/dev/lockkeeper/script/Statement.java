package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;

/**
 * One SQL statement of a script.
 *
 * @param index counted from 1 within its script
 * @param place of its first token
 * @param sql as written, from the first token to the last, without the terminator
 * @param tokens without the terminator
 * @param allowances written in comments directly above it
 * @param broken why the text could not be split here (an unterminated quote, comment or body),
 *     absent where all is well
 */
public record Statement(
    int index,
    Place place,
    String sql,
    List<Token> tokens,
    List<Allowance> allowances,
    Optional<String> broken) {

  public Statement {
    tokens = List.copyOf(tokens);
    allowances = List.copyOf(allowances);
  }

  /** Returns the same statement with another number. */
  public Statement numbered(int number) {
    return new Statement(number, place, sql, tokens, allowances, broken);
  }

  /** Returns the same statement with those allowances. */
  public Statement allowing(List<Allowance> other) {
    return new Statement(index, place, sql, tokens, other, broken);
  }
}
