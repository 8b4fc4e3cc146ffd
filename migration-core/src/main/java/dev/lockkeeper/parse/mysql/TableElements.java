package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;

/** Reads the indexes and constraints of CREATE TABLE and of ALTER TABLE's ADD. */
final class TableElements {

  private final Tokens tokens;
  private final Table table;

  TableElements(Tokens tokens, Table table) {
    this.tokens = tokens;
    this.table = table;
  }

  /**
   * Returns the index or constraint that comes next, as it would be added to the table; nothing
   * where a column comes next.
   */
  Optional<Operation> next() throws NotUnderstoodException {
    Optional<String> symbol = Optional.empty();
    if (tokens.isNext("CONSTRAINT")) {
      symbol = Constraints.symbol(tokens);
    } else if (!startsElement()) {
      return Optional.empty();
    }
    if (tokens.isNext("CHECK")) {
      return Optional.of(added(Constraints.check(tokens, symbol, List.of())));
    }
    if (tokens.accept("PRIMARY", "KEY")) {
      return Optional.of(added(Constraints.primaryKey(tokens)));
    }
    if (tokens.accept("FOREIGN", "KEY")) {
      return Optional.of(added(Constraints.foreignKey(tokens, symbol)));
    }
    return Optional.of(index(symbol));
  }

  private boolean startsElement() {
    Token next = tokens.peek();
    return next.is("CHECK")
        || next.is("PRIMARY")
        || next.is("FOREIGN")
        || next.is("UNIQUE")
        || next.is("FULLTEXT")
        || next.is("SPATIAL")
        || next.is("INDEX")
        || next.is("KEY");
  }

  private Operation added(Constraint constraint) {
    return new Operation.AddConstraint(table, constraint);
  }

  /** The symbol of a UNIQUE names its index, unless the index has a name of its own. */
  private Operation index(Optional<String> symbol) throws NotUnderstoodException {
    IndexParts parts = new IndexParts(tokens);
    symbol.ifPresent(parts::named);
    if (!parts.kind()) {
      throw tokens.unexpected();
    }
    parts.name();
    parts.read();
    return parts.on(table, false);
  }
}
