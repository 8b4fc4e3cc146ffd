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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where earlier statements of the deployment have copied what a statement drops. */
final class Copies {

  private final List<Step> earlier;

  Copies(Evidence evidence) {
    this.earlier = evidence.earlierOfDeployment();
  }

  /** Returns the new column of the table that has taken over the values of that one. */
  Optional<String> of(Table table, String column) {
    return operations(Update.class)
        .filter(update -> update.table().equals(table))
        .flatMap(update -> update.values().entrySet().stream())
        .filter(assigned -> isNew(table, assigned.getKey()))
        .filter(assigned -> names(assigned.getValue(), column))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the new table that has taken over the rows of that one. */
  Optional<Table> of(Table table) {
    return earlier.stream()
        .filter(step -> reads(step, table))
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
    return step.read().operations().stream()
        .anyMatch(one -> one instanceof Query query && query.tables().contains(table));
  }

  private boolean isNew(Table table, String column) {
    return operations(AddColumn.class)
        .anyMatch(add -> add.table().equals(table) && add.column().name().equals(column));
  }

  private static boolean names(Expression value, String column) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b").matcher(value.sql()).find();
  }

  private <T> Stream<T> operations(Class<T> kind) {
    return earlier.stream()
        .flatMap(step -> step.read().operations().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
