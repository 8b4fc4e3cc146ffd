package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE INDEX and DROP INDEX. */
final class IndexStatements {

  private final Tokens tokens;

  IndexStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind CREATE, from UNIQUE, FULLTEXT, SPATIAL or INDEX on. */
  List<Operation> create() throws NotUnderstoodException {
    IndexParts parts = new IndexParts(tokens);
    parts.kind();
    parts.named(tokens.member());
    parts.type();
    tokens.expect("ON");
    Table table = tokens.table();
    parts.read();
    return demanded(parts.on(table, false), table);
  }

  /** Reads on behind DROP INDEX. */
  List<Operation> drop() throws NotUnderstoodException {
    String name = tokens.member();
    tokens.expect("ON");
    Table table = tokens.table();
    Operation drop =
        name.equalsIgnoreCase("PRIMARY")
            ? new Operation.DropConstraint(table, "PRIMARY", false, false)
            : new Operation.DropIndex(table.sibling(name), false, false, false, Optional.of(table));
    return demanded(drop, table);
  }

  private List<Operation> demanded(Operation operation, Table table) throws NotUnderstoodException {
    Demand demand = new Demand();
    demand.acceptAll(tokens);
    List<Operation> operations = new ArrayList<>();
    operations.add(operation);
    demand.on(table).ifPresent(operations::add);
    return operations;
  }
}
