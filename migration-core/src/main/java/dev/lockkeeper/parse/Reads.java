package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what queries and expressions mention while they are read. */
final class Reads {

  private final Set<Table> tables = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<Operation> writes = new ArrayList<>();
  private Set<String> withNames = new HashSet<>();

  void table(Table table) {
    boolean common = table.schema().isEmpty() && withNames.contains(table.name());
    if (!common) {
      tables.add(table);
    }
  }

  void function(String name) {
    functions.add(name);
  }

  void column(String name) {
    columns.add(name);
  }

  void write(Operation operation) {
    writes.add(operation);
  }

  /** Declares the name of a WITH query, which hides a table of that name. */
  void with(String name) {
    withNames.add(name);
  }

  /** Returns the WITH names of here, to be given back when the query ends that declares more. */
  Set<String> scope() {
    return new HashSet<>(withNames);
  }

  void leave(Set<String> scope) {
    withNames = scope;
  }

  List<Table> tables() {
    return List.copyOf(tables);
  }

  Set<String> functions() {
    return functions;
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  List<Operation> writes() {
    return writes;
  }
}
