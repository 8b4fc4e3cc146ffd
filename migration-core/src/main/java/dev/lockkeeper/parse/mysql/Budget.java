package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.NotUnderstoodException;

/** Bounds what one statement may cost that calls procedures which call others. */
final class Budget {

  private static final int MOST_TOKENS = 200_000;

  private int spent;

  /** Begins anew, for the next statement. */
  void renew() {
    spent = 0;
  }

  void spend(int tokens) throws NotUnderstoodException {
    spent += tokens;
    if (spent > MOST_TOKENS) {
      throw new NotUnderstoodException("CALL: procedures that call each other too often");
    }
  }
}
