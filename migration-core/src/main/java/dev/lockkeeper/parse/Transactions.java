package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.Set;

/** Reads BEGIN, COMMIT, ROLLBACK and their kin under the one keyword that means the same. */
final class Transactions {

  static final Set<String> HEADS =
      Names.words("BEGIN START COMMIT END ROLLBACK ABORT SAVEPOINT RELEASE");

  private final Tokens tokens;

  Transactions(Tokens tokens) {
    this.tokens = tokens;
  }

  Operation read() throws NotUnderstoodException {
    return new Operation.ControlTransaction(keyword());
  }

  private String keyword() throws NotUnderstoodException {
    return switch (tokens.next().keyword()) {
      case "BEGIN" -> begin();
      case "START" -> {
        tokens.expect("TRANSACTION");
        modes();
        yield "BEGIN";
      }
      case "COMMIT", "END" -> end("COMMIT");
      case "ROLLBACK", "ABORT" -> end("ROLLBACK");
      case "SAVEPOINT" -> savepoint("SAVEPOINT");
      default -> {
        tokens.accept("SAVEPOINT");
        yield savepoint("RELEASE");
      }
    };
  }

  private String begin() throws NotUnderstoodException {
    work();
    modes();
    return "BEGIN";
  }

  private void work() {
    if (!tokens.accept("WORK")) {
      tokens.accept("TRANSACTION");
    }
  }

  private void modes() throws NotUnderstoodException {
    Set<String> modes =
        Names.words(
            "ISOLATION LEVEL SERIALIZABLE REPEATABLE READ COMMITTED UNCOMMITTED WRITE ONLY"
                + " DEFERRABLE NOT");
    while (tokens.isAny(modes) || tokens.isNext(",")) {
      tokens.next();
    }
    tokens.expectEnd();
  }

  private String end(String keyword) throws NotUnderstoodException {
    if (tokens.accept("PREPARED")) {
      tokens.next();
      tokens.expectEnd();
      return keyword + " PREPARED";
    }
    work();
    if (tokens.accept("TO")) {
      tokens.accept("SAVEPOINT");
      return savepoint("ROLLBACK TO");
    }
    if (tokens.accept("AND")) {
      tokens.accept("NO");
      tokens.expect("CHAIN");
    }
    tokens.expectEnd();
    return keyword;
  }

  private String savepoint(String keyword) throws NotUnderstoodException {
    tokens.name();
    tokens.expectEnd();
    return keyword;
  }
}
