package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.Optional;

/** Reads ALTER TABLE, INDEX or MATERIALIZED VIEW ALL IN TABLESPACE behind the word ALTER. */
final class WholeTablespace {

  private final Tokens tokens;

  WholeTablespace(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads it where it is such a statement; passes nothing otherwise. */
  Optional<Operation> move() throws NotUnderstoodException {
    int start = tokens.position();
    boolean kind =
        tokens.accept("TABLE") || tokens.accept("INDEX") || tokens.accept("MATERIALIZED", "VIEW");
    String moved = Rendering.phrase(tokens.since(start));
    if (!kind || !tokens.accept("ALL", "IN", "TABLESPACE")) {
      tokens.back(start);
      return Optional.empty();
    }
    String from = tokens.name();
    int action = tokens.position();
    if (tokens.accept("OWNED", "BY")) {
      do {
        tokens.label();
      } while (tokens.accept(","));
    }
    tokens.expect("SET", "TABLESPACE");
    tokens.name();
    tokens.accept("NOWAIT");
    tokens.expectEnd();
    return Optional.of(
        new Operation.AlterObject(
            ObjectKind.TABLESPACE,
            from,
            Optional.empty(),
            "MOVE ALL %s %s".formatted(moved, Rendering.phrase(tokens.since(action)))));
  }
}
