package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ALGORITHM and LOCK, which say how a change may be done. */
final class Demand {

  private static final Set<String> ALGORITHMS = TokenCursor.words("DEFAULT INSTANT INPLACE COPY");
  private static final Set<String> LOCKS = TokenCursor.words("DEFAULT NONE SHARED EXCLUSIVE");

  private Optional<String> algorithm = Optional.empty();
  private Optional<String> lock = Optional.empty();

  /** Passes one of the two, if it comes next. */
  boolean accept(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("ALGORITHM")) {
      tokens.accept("=");
      algorithm = Optional.of(one(tokens, ALGORITHMS));
    } else if (tokens.accept("LOCK")) {
      tokens.accept("=");
      lock = Optional.of(one(tokens, LOCKS));
    } else {
      return false;
    }
    return true;
  }

  /** Passes both, in any order, up to the end of the statement. */
  void acceptAll(Tokens tokens) throws NotUnderstoodException {
    while (accept(tokens)) {
      // the other
    }
    tokens.expectEnd();
  }

  private static String one(Tokens tokens, Set<String> known) throws NotUnderstoodException {
    if (!tokens.isAny(known)) {
      throw tokens.unexpected();
    }
    return tokens.next().text().toUpperCase(Locale.ROOT);
  }

  /** Returns what is demanded, where anything is. */
  Optional<Operation> on(Table table) {
    return algorithm.isEmpty() && lock.isEmpty()
        ? Optional.empty()
        : Optional.of(new Operation.RequireAlgorithm(table, algorithm, lock));
  }
}
