package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.Set;

/** Reads BEGIN, COMMIT, ROLLBACK and their kin under the one keyword that means the same. */
final class Transactions {

  static final Set<String> HEADS =
      TokenCursor.words("BEGIN START COMMIT ROLLBACK SAVEPOINT RELEASE XA");

  private final Tokens tokens;

  Transactions(Tokens tokens) {
    this.tokens = tokens;
  }

  Operation read() throws NotUnderstoodException {
    String keyword = keyword();
    tokens.expectEnd();
    return new Operation.ControlTransaction(keyword);
  }

  private String keyword() throws NotUnderstoodException {
    return switch (tokens.next().keyword()) {
      case "BEGIN" -> {
        tokens.accept("WORK");
        yield "BEGIN";
      }
      case "START" -> start();
      case "COMMIT" -> end("COMMIT");
      case "ROLLBACK" -> end("ROLLBACK");
      case "SAVEPOINT" -> savepoint("SAVEPOINT");
      case "RELEASE" -> {
        tokens.expect("SAVEPOINT");
        yield savepoint("RELEASE");
      }
      default -> "XA " + Rendering.phrase(tokens.rest()).split(" ", 2)[0];
    };
  }

  private String start() throws NotUnderstoodException {
    tokens.expect("TRANSACTION");
    boolean more = true;
    while (more && !tokens.atEnd()) {
      boolean known =
          tokens.accept("WITH", "CONSISTENT", "SNAPSHOT")
              || tokens.accept("READ", "WRITE")
              || tokens.accept("READ", "ONLY");
      if (!known) {
        throw tokens.unexpected();
      }
      more = tokens.accept(",");
    }
    return "BEGIN";
  }

  private String end(String keyword) throws NotUnderstoodException {
    tokens.accept("WORK");
    if (keyword.equals("ROLLBACK") && tokens.accept("TO")) {
      tokens.accept("SAVEPOINT");
      return savepoint("ROLLBACK TO");
    }
    if (tokens.accept("AND")) {
      tokens.accept("NO");
      tokens.expect("CHAIN");
    }
    if (!tokens.accept("NO", "RELEASE")) {
      tokens.accept("RELEASE");
    }
    return keyword;
  }

  private String savepoint(String keyword) throws NotUnderstoodException {
    tokens.name();
    return keyword;
  }
}
