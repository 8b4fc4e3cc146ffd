package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where earlier statements of the deployment have copied what a statement drops. */
final class Copies {

  private record Column(Table table, String name) {}

  private static final Function<Step, Stream<Table>> READS = Copies::read;
  private static final Function<Step, Stream<Table>> UPDATES = Copies::updated;
  private static final Function<Step, Stream<Column>> ADDS = Copies::added;

  private final Evidence evidence;

  Copies(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Returns the new column of the table that has taken over the values of that one. */
  Optional<String> of(Table table, String column) {
    return evidence
        .inDeployment()
        .earlier(UPDATES, table)
        .flatMap(step -> operations(Update.class, step))
        .filter(update -> update.table().equals(table))
        .flatMap(update -> update.values().entrySet().stream())
        .filter(assigned -> isNew(table, assigned.getKey()))
        .filter(assigned -> names(assigned.getValue(), column))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the new table that has taken over the rows of that one. */
  Optional<Table> of(Table table) {
    return evidence
        .inDeployment()
        .earlier(READS, table)
        .flatMap(step -> step.read().operations().stream().flatMap(one -> filled(one, step)))
        .findFirst();
  }

  /** Returns whether the statement takes rows from tables that may have many. */
  static boolean readsTables(Evidence evidence) {
    return evidence
        .operations(Query.class)
        .flatMap(query -> query.tables().stream())
        .anyMatch(table -> !evidence.before().isEmpty(table));
  }

  private static Stream<Table> filled(Object operation, Step step) {
    if (operation instanceof CreateTable create && create.fromQuery() && !create.temporary()) {
      return Stream.of(create.table());
    }
    return operation instanceof Insert insert && step.before().isBorn(insert.table())
        ? Stream.of(insert.table())
        : Stream.empty();
  }

  static boolean reads(Step step, Table table) {
    return read(step).anyMatch(table::equals);
  }

  private static Stream<Table> read(Step step) {
    return operations(Query.class, step).flatMap(query -> query.tables().stream());
  }

  private static Stream<Table> updated(Step step) {
    return operations(Update.class, step).map(Update::table);
  }

  private static Stream<Column> added(Step step) {
    return operations(AddColumn.class, step)
        .map(add -> new Column(add.table(), add.column().name()));
  }

  private boolean isNew(Table table, String column) {
    return evidence.inDeployment().earlier(ADDS, new Column(table, column)).findAny().isPresent();
  }

  private static boolean names(Expression value, String column) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b").matcher(value.sql()).find();
  }

  private static <T> Stream<T> operations(Class<T> kind, Step step) {
    return step.read().operations().stream().filter(kind::isInstance).map(kind::cast);
  }
}
