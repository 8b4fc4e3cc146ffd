package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements that take whole tables: DROP TABLE, TRUNCATE, LOCK, COPY. */
final class TableStatements {

  private static final Set<String> LOCK_WORDS = Names.words("ACCESS ROW SHARE UPDATE EXCLUSIVE");

  private final Tokens tokens;

  TableStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> drop() throws NotUnderstoodException {
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<Table> tables = new ArrayList<>();
    do {
      tables.add(tokens.table());
    } while (tokens.accept(","));
    boolean cascade = tokens.cascade();
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (Table table : tables) {
      operations.add(new Operation.DropTable(table, ifExists, cascade));
    }
    return operations;
  }

  List<Operation> truncate() throws NotUnderstoodException {
    tokens.accept("TABLE");
    List<Relation> relations = tokens.relations();
    boolean restarts = tokens.isNext("RESTART");
    if (tokens.accept("RESTART") || tokens.accept("CONTINUE")) {
      tokens.expect("IDENTITY");
    }
    boolean cascade = tokens.cascade();
    tokens.expectEnd();
    return restricted(
        new Operation.Truncate(Relation.tables(relations), cascade, restarts), relations);
  }

  private static List<Operation> restricted(Operation operation, List<Relation> relations) {
    List<Operation> operations = new ArrayList<>();
    operations.add(operation);
    operations.addAll(Relation.restrictions(relations));
    return operations;
  }

  List<Operation> lock() throws NotUnderstoodException {
    tokens.accept("TABLE");
    List<Relation> relations = tokens.relations();
    String mode = "ACCESS EXCLUSIVE";
    if (tokens.accept("IN")) {
      int start = tokens.position();
      while (tokens.isAny(LOCK_WORDS)) {
        tokens.next();
      }
      mode = Rendering.phrase(tokens.since(start));
      tokens.expect("MODE");
    }
    tokens.accept("NOWAIT");
    tokens.expectEnd();
    return restricted(new Operation.LockTables(Relation.tables(relations), mode), relations);
  }

  Operation copy() throws NotUnderstoodException {
    if (tokens.isNext("(")) {
      return copyQuery();
    }
    Table table = tokens.table();
    List<String> columns = tokens.isNext("(") ? tokens.nameList() : List.of();
    boolean from = tokens.accept("FROM");
    if (!from) {
      tokens.expect("TO");
    }
    tokens.rest();
    return from
        ? new Operation.Insert(table, columns, false, false)
        : new Operation.Query(List.of(table), List.of());
  }

  private Operation copyQuery() throws NotUnderstoodException {
    Reads reads = new Reads();
    tokens.expect("(");
    new Queries(tokens, reads).query();
    tokens.expect(")", "TO");
    if (!reads.writes().isEmpty()) {
      throw new NotUnderstoodException("COPY of a statement that writes");
    }
    tokens.rest();
    return reads.query();
  }
}
