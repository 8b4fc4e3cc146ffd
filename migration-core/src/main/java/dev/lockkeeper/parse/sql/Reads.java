package dev.lockkeeper.parse.sql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Picked;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what queries and expressions mention while they are read. */
public final class Reads {

  private final Set<Table> tables = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<Operation> writes = new ArrayList<>();
  private final Set<MovedSequence> sequences = new LinkedHashSet<>();
  private final Set<Table> locked = new LinkedHashSet<>();
  private final Set<Table> alone = new LinkedHashSet<>();
  private final Set<Table> withHeirs = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<Table, Integer> times = new HashMap<>();
  private final Map<Table, Picked> picked = new HashMap<>();
  private boolean allLocked;
  private Scope scope = Scope.outermost();

  /** Takes down a table, unless a WITH query of that name hides it. */
  public void table(Table table) {
    if (!scope.hides(table)) {
      times.merge(table, 1, Integer::sum);
      tables.add(table);
      withHeirs.add(table);
    }
  }

  /** Takes down a table whose partitions and heirs are left out. */
  public void only(Table table) {
    times.merge(table, 1, Integer::sum);
    tables.add(table);
    alone.add(table);
  }

  /** Takes down that this level of the query calls those tables by that name. */
  public void called(String name, Collection<Table> meant) {
    names.add(name);
    scope.called(name, meant.stream().filter(tables::contains).toList());
  }

  /** Takes down that this level calls a table itself by that name, and its columns as it does. */
  public void direct(String name, Table table) {
    if (tables.contains(table)) {
      scope.direct(name, table);
    }
  }

  /** Returns how many tables this level has called so far. */
  public int direct() {
    return scope.direct().size();
  }

  /** Takes down the condition on the tables that this level has called since. */
  public void pick(int since, Expression condition) {
    scope
        .direct()
        .subList(since, scope.direct().size())
        .forEach(one -> picked.put(one.getValue(), new Picked(one.getKey(), condition)));
  }

  /** What is read twice is not read by one condition alone. */
  private Map<Table, Picked> picked() {
    Map<Table, Picked> once = new HashMap<>(picked);
    once.keySet().removeIf(table -> times.get(table) > 1);
    return once;
  }

  /** Returns the names by which tables and queries are called at any level. */
  public Set<String> names() {
    return names;
  }

  /** Takes down the name of a function that is called. */
  public void function(String name) {
    functions.add(name);
  }

  /** Takes down a sequence that is moved. */
  public void sequence(MovedSequence sequence) {
    sequences.add(sequence);
  }

  /** Returns the sequences that are moved, each once. */
  public List<MovedSequence> sequences() {
    return List.copyOf(sequences);
  }

  /** Takes down that rows of every table are locked. */
  public void locking() {
    allLocked = true;
  }

  /** Takes down that rows of all tables of this level are locked. */
  public void lockingLevel() {
    locked.addAll(scope.tables());
  }

  /** Takes down that rows of what this level calls so are locked; all rows, if that is unknown. */
  public void locking(String name) {
    scope.meant(name).ifPresentOrElse(locked::addAll, this::locking);
  }

  /** Returns what is read as a query, with all that it calls, moves and locks. */
  public Operation.Query query() {
    return new Operation.Query(
        tables(),
        List.copyOf(functions()),
        Set.copyOf(allLocked ? tables : locked),
        List.copyOf(sequences),
        picked());
  }

  /** Returns the tables that are read under ONLY and in no other way. */
  public List<Operation> restrictions() {
    Set<Table> written = new HashSet<>();
    for (Operation operation : writes) {
      if (operation instanceof Operation.OnTable one) {
        written.add(one.table());
      }
    }
    return alone.stream()
        .filter(table -> !withHeirs.contains(table) && !written.contains(table))
        .<Operation>map(Operation.Only::new)
        .toList();
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
    scope.with(name);
  }

  /** Begins a query inside what is read; returns the scope to which its end leads back. */
  public Scope enter() {
    Scope outer = scope;
    scope = outer.inner();
    return outer;
  }

  /** Ends a query; returns the tables of its level. */
  public Set<Table> leave(Scope outer) {
    Set<Table> level = scope.tables();
    scope = outer;
    return level;
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
