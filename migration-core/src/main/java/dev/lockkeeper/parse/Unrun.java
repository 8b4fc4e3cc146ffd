package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Query.Stage;
import dev.lockkeeper.operation.Picked;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads EXPLAIN and PREPARE, which look at a statement that they may not run. */
final class Unrun {

  private static final Set<String> OFF = Set.of("FALSE", "OFF", "0");

  private final Tokens tokens;

  Unrun(Tokens tokens) {
    this.tokens = tokens;
  }

  /** sql-explain: the statement is planned; under ANALYZE it is executed as well. */
  List<Operation> explain() throws NotUnderstoodException {
    boolean executed = false;
    if (tokens.isNext("(")) {
      executed = analyzes(tokens.parenthesis());
    }
    executed |= tokens.accept("ANALYZE");
    tokens.accept("VERBOSE");
    if (tokens.isNext("REFRESH")) {
      // of a command that is not made of a query there is no plan, and it is not executed either
      tokens.rest();
      return List.of(Query.NOTHING);
    }
    if (!isQuery() && !tokens.isNext("CREATE") && !tokens.isNext("DECLARE")) {
      throw tokens.unexpected();
    }
    boolean makes = tokens.isNext("CREATE");
    List<Operation> operations = new Heads(tokens).read();
    if (makes && operations.stream().noneMatch(Unrun::isFilled)) {
      throw new NotUnderstoodException("EXPLAIN of what no query fills");
    }
    return executed
        ? operations.stream().map(Unrun::planned).toList()
        : unrun(operations, Stage.PLANNED);
  }

  private static boolean isFilled(Operation operation) {
    return (operation instanceof Operation.CreateTable table && table.fromQuery())
        || (operation instanceof Operation.CreateObject object
            && object.kind() == ObjectKind.MATERIALIZED_VIEW);
  }

  private boolean isQuery() {
    return tokens.isAny(Heads.ROWS) || tokens.isNext("(");
  }

  /** What makes a table WITH NO DATA has a plan as well. */
  private static Operation planned(Operation operation) {
    return operation instanceof Query query && query.stage() == Stage.NAMED
        ? new Query(
            query.tables(), List.of(), Set.of(), List.of(), Map.of(), Stage.PLANNED, Set.of())
        : operation;
  }

  private static boolean analyzes(List<Token> options) {
    boolean executed = false;
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).is("ANALYZE")) {
        executed = i + 1 == options.size() || !OFF.contains(options.get(i + 1).keyword());
      }
    }
    return executed;
  }

  /** sql-prepare: the statement "is parsed, analyzed, and rewritten", and planned by EXECUTE. */
  List<Operation> prepare() throws NotUnderstoodException {
    tokens.label();
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
    tokens.expect("AS");
    if (!isQuery()) {
      throw tokens.unexpected();
    }
    return unrun(new Heads(tokens).read(), Stage.REWRITTEN);
  }

  /** What is made is not made, and what is written is looked up to be written. */
  private static List<Operation> unrun(List<Operation> operations, Stage stage)
      throws NotUnderstoodException {
    Set<Table> found = new LinkedHashSet<>();
    Set<Table> tables = new LinkedHashSet<>();
    Set<Table> locked = new LinkedHashSet<>();
    Map<Table, Picked> picked = new HashMap<>();
    Set<Table> targets = new LinkedHashSet<>();
    List<Operation> unrun = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Query query) {
        tables.addAll(query.tables());
        locked.addAll(query.locked());
        picked.putAll(query.picked());
      } else if (operation instanceof Operation.Only) {
        unrun.add(operation);
      } else if (!(operation instanceof Operation.CreateTable)
          && !(operation instanceof Operation.CreateObject)) {
        targets.add(target(operation, picked, found));
      }
    }
    // which partition takes a row is found out when there is one
    targets.stream()
        .filter(table -> !found.contains(table))
        .forEach(table -> unrun.add(new Operation.Only(table)));
    unrun.add(
        0, new Query(List.copyOf(tables), List.of(), locked, List.of(), picked, stage, targets));
    return unrun;
  }

  /** Takes down the table whose rows are looked for, and by what; one that rows go to is left. */
  private static Table target(Operation operation, Map<Table, Picked> picked, Set<Table> found)
      throws NotUnderstoodException {
    if (operation instanceof Operation.Insert insert) {
      return insert.table();
    }
    if (operation instanceof Operation.Update update) {
      pick(update.table(), update.alias(), update.found().or(update::condition), picked);
      found.add(update.table());
      return update.table();
    }
    if (operation instanceof Operation.Delete delete) {
      pick(delete.table(), delete.alias(), delete.found().or(delete::condition), picked);
      found.add(delete.table());
      return delete.table();
    }
    throw new NotUnderstoodException("EXPLAIN or PREPARE of a statement that does more");
  }

  private static void pick(
      Table table,
      Optional<String> alias,
      Optional<Expression> condition,
      Map<Table, Picked> picked) {
    condition.ifPresent(it -> picked.put(table, new Picked(alias.orElse(table.name()), it)));
  }
}
