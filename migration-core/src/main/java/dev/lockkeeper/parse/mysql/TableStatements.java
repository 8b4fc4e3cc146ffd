package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;

/** Reads the short statements about whole tables. */
final class TableStatements {

  private final Tokens tokens;

  TableStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind DROP TABLE. */
  List<Operation> drop(boolean temporary) throws NotUnderstoodException {
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<Table> tables = tokens.tables();
    // CASCADE does nothing: the manual keeps it for scripts of other databases
    tokens.cascade();
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (Table table : tables) {
      operations.add(new Operation.DropTable(table, ifExists, false, temporary));
    }
    return operations;
  }

  /** Reads on behind TRUNCATE. */
  List<Operation> truncate() throws NotUnderstoodException {
    tokens.accept("TABLE");
    Table table = tokens.table();
    tokens.expectEnd();
    return List.of(new Operation.Truncate(List.of(table), false));
  }

  /** Reads on behind RENAME TABLE: several tables, one after the other. */
  List<Operation> rename() throws NotUnderstoodException {
    List<Operation> operations = new ArrayList<>();
    do {
      Table table = tokens.table();
      tokens.expect("TO");
      operations.addAll(renamed(table, tokens.table()));
    } while (tokens.accept(","));
    tokens.expectEnd();
    return operations;
  }

  /** Returns what a new name asks: it may be one in another database. */
  static List<Operation> renamed(Table table, Table to) {
    List<Operation> operations = new ArrayList<>();
    Table moved = new Table(to.schema(), table.name());
    if (!table.schema().equals(to.schema())) {
      operations.add(new Operation.MoveTable(table, to.schema().orElse("")));
    }
    if (!table.name().equals(to.name())) {
      operations.add(new Operation.RenameTable(moved, to.name()));
    }
    if (operations.isEmpty()) {
      operations.add(new Operation.RenameTable(table, to.name()));
    }
    return operations;
  }

  /** Reads on behind LOCK TABLES. */
  List<Operation> lock() throws NotUnderstoodException {
    List<Operation> operations = new ArrayList<>();
    do {
      Table table = tokens.table();
      boolean aliased = tokens.accept("AS") || (Words.isName(tokens.peek()) && !isMode());
      if (aliased) {
        tokens.name();
      }
      operations.add(new Operation.LockTables(List.of(table), mode()));
    } while (tokens.accept(","));
    tokens.expectEnd();
    return operations;
  }

  private boolean isMode() {
    return tokens.isNext("READ") || tokens.isNext("WRITE") || tokens.isNext("LOW_PRIORITY");
  }

  private String mode() throws NotUnderstoodException {
    if (tokens.accept("READ")) {
      return tokens.accept("LOCAL") ? "READ LOCAL" : "READ";
    }
    tokens.accept("LOW_PRIORITY");
    tokens.expect("WRITE");
    return "WRITE";
  }
}
