package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Partition;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CREATE TABLE behind the word TABLE. */
final class CreateTable {

  private final Tokens tokens;
  private final boolean temporary;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<CreateIndex> indexes = new ArrayList<>();

  CreateTable(Tokens tokens, boolean temporary) {
    this.tokens = tokens;
    this.temporary = temporary;
  }

  List<Operation> read() throws NotUnderstoodException {
    boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
    Table table = tokens.table();
    if (tokens.accept("LIKE")) {
      return like(table, ifNotExists, tokens.table());
    }
    if (tokens.accept("(", "LIKE")) {
      Table model = tokens.table();
      tokens.expect(")");
      return like(table, ifNotExists, model);
    }
    if (tokens.isNext("(") && !new Queries(tokens, new Reads()).startsBehindParentheses()) {
      elements(table);
    }
    Map<TableOption, String> options = new TableOptions(tokens).all();
    if (tokens.isNext("PARTITION")) {
      Partitioning partitioning = new Partitioning(tokens);
      options.put(TableOption.PARTITIONING, partitioning.by());
      if (!partitioning.defined().isEmpty()) {
        options.put(TableOption.PARTITIONS, Partition.lines(partitioning.defined()));
      }
    }
    Reads reads = new Reads();
    boolean fromQuery = query(reads);
    if (columns.isEmpty() && !fromQuery) {
      throw tokens.unexpected();
    }
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    operations.add(created(table, ifNotExists, fromQuery, List.of(), options));
    if (!reads.tables().isEmpty()) {
      operations.add(reads.query());
    }
    return operations;
  }

  private Operation created(
      Table table,
      boolean ifNotExists,
      boolean fromQuery,
      List<Table> like,
      Map<TableOption, String> options) {
    return new Operation.CreateTable(
        table,
        ifNotExists,
        temporary,
        columns,
        constraints,
        List.of(),
        Optional.empty(),
        fromQuery,
        like,
        false,
        indexes,
        options);
  }

  private List<Operation> like(Table table, boolean ifNotExists, Table model)
      throws NotUnderstoodException {
    tokens.expectEnd();
    return List.of(created(table, ifNotExists, false, List.of(model), Map.of()));
  }

  private boolean query(Reads reads) throws NotUnderstoodException {
    boolean duplicates = tokens.accept("IGNORE") || tokens.accept("REPLACE");
    boolean as = tokens.accept("AS");
    Queries queries = new Queries(tokens, reads);
    if (!queries.startsHere() && !tokens.isNext("(")) {
      if (duplicates || as) {
        throw tokens.unexpected();
      }
      return false;
    }
    queries.query();
    return true;
  }

  private void elements(Table table) throws NotUnderstoodException {
    tokens.expect("(");
    do {
      element(table);
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  private void element(Table table) throws NotUnderstoodException {
    Optional<Operation> element = new TableElements(tokens, table).next();
    if (element.isEmpty()) {
      String name = tokens.member();
      columns.add(ColumnDefinition.read(tokens, name));
    } else if (element.get() instanceof AddConstraint added) {
      constraints.add(added.constraint());
    } else if (element.get() instanceof CreateIndex index) {
      indexes.add(index);
    }
  }
}
