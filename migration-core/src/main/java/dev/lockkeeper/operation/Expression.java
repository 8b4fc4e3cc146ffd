package dev.lockkeeper.operation;

import java.util.Set;

/**
 * An SQL expression, with the functions it calls.
 *
 * @param sql single blanks between tokens
 * @param functions names of all functions called, lower case, without schema {@code pg_catalog};
 *     {@code current_timestamp} and its kin count as functions
 */
public record Expression(String sql, Set<String> functions) {

  public Expression {
    functions = Set.copyOf(functions);
  }

  /** Returns an expression that calls no function. */
  public static Expression constant(String sql) {
    return new Expression(sql, Set.of());
  }

  @Override
  public String toString() {
    return sql;
  }
}
