package dev.lockkeeper.parse.sql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what queries and expressions mention while they are read. */
public final class Reads {

  private final Set<Table> tables = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<Operation> writes = new ArrayList<>();
  private final Set<Table> sequences = new LinkedHashSet<>();
  private boolean locking;
  private Set<String> withNames = new HashSet<>();

  /** Takes down a table, unless a WITH query of that name hides it. */
  public void table(Table table) {
    boolean common = table.schema().isEmpty() && withNames.contains(table.name());
    if (!common) {
      tables.add(table);
    }
  }

  /** Takes down the name of a function that is called. */
  public void function(String name) {
    functions.add(name);
  }

  /** Takes down a sequence that is moved. */
  public void sequence(Table sequence) {
    sequences.add(sequence);
  }

  /** Takes down that rows are locked. */
  public void locking() {
    locking = true;
  }

  /** Returns what is read as a query, with all that it calls, moves and locks. */
  public Operation.Query query() {
    return new Operation.Query(tables(), List.copyOf(functions()), locking, List.copyOf(sequences));
  }

  /** Takes down the name of a column. */
  public void column(String name) {
    columns.add(name);
  }

  /** Takes down what a part of the query writes. */
  public void write(Operation operation) {
    writes.add(operation);
  }

  /** Declares the name of a WITH query, which hides a table of that name. */
  public void with(String name) {
    withNames.add(name);
  }

  /** Returns the WITH names of here, to be given back when the query ends that declares more. */
  public Set<String> scope() {
    return new HashSet<>(withNames);
  }

  /** Gives the WITH names back that were known when the scope was asked for. */
  public void leave(Set<String> scope) {
    withNames = scope;
  }

  /** Returns the tables, each once. */
  public List<Table> tables() {
    return List.copyOf(tables);
  }

  /** Returns the functions, each once. */
  public Set<String> functions() {
    return functions;
  }

  /** Returns the columns, each once. */
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /** Returns what is written, in order. */
  public List<Operation> writes() {
    return writes;
  }
}
