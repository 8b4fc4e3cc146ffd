package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is asked of a table's rows, by its schema now and by the states it will go through.
 *
 * @param table as it is now
 * @param required numbers of columns without NULL
 * @param laterTypes other types that a column's values must be good for, by its number
 * @param conditions that concern columns which are there now
 */
record TableDemand(
    TableFacts table,
    Set<Integer> required,
    Map<Integer, List<ColumnFacts>> laterTypes,
    List<Condition> conditions,
    List<UniqueKey> keys,
    List<Link> links) {

  static TableDemand of(TableFacts present, Demands demands) {
    TableDemand demand =
        new TableDemand(
            present,
            new HashSet<>(),
            new HashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Map<List<Object>, Condition> conditions = new LinkedHashMap<>();
    Map<List<Object>, UniqueKey> keys = new LinkedHashMap<>();
    Map<List<Object>, Link> links = new LinkedHashMap<>();
    for (TableFacts state : demands.statesOf(present)) {
      state.columns().forEach(demand::addColumn);
      state.conditions().stream()
          // partitions that come or go later have nothing to say to rows that are there now
          .filter(condition -> state.equals(present) || !condition.isBounds())
          .filter(condition -> demand.knows(condition.columns()))
          .forEach(
              condition ->
                  conditions.merge(
                      List.of(condition.expression(), condition.columns()),
                      // new rows have to meet even what old ones were never looked at for
                      state.equals(present) ? condition.binding() : condition,
                      (one, other) -> one.notValid() ? other : one));
      state.keys().stream()
          .filter(key -> demand.knows(key.columns()) && !key.columns().isEmpty())
          .forEach(
              key ->
                  keys.putIfAbsent(
                      List.of(
                          key.columns().stream().map(ColumnFacts::number).toList(),
                          key.expressions(),
                          key.predicate()),
                      key));
      state.links().stream()
          .filter(link -> link.columns().stream().allMatch(c -> present.column(c).isPresent()))
          .forEach(
              link ->
                  links.putIfAbsent(
                      List.of(link.columns(), link.parent(), link.parentColumns()), link));
    }
    demand.conditions.addAll(conditions.values());
    demand.keys.addAll(keys.values());
    demand.links.addAll(links.values());
    return demand;
  }

  private boolean knows(List<ColumnFacts> columns) {
    // what a computed column holds only the server knows
    return columns.stream()
        .allMatch(column -> table.column(column.number()).filter(c -> !c.computed()).isPresent());
  }

  private void addColumn(ColumnFacts column) {
    table
        .column(column.number())
        .ifPresent(
            present -> {
              if (column.notNull()) {
                required.add(column.number());
              }
              List<ColumnFacts> later =
                  laterTypes.computeIfAbsent(column.number(), n -> new ArrayList<>());
              boolean known = later.stream().anyMatch(other -> other.type().equals(column.type()));
              if (!column.type().equals(present.type()) && !known) {
                later.add(column);
              }
            });
  }

  /** Returns the columns that rows are given values for. */
  List<ColumnFacts> columns() {
    return table.columns().stream().filter(column -> !column.computed()).toList();
  }

  List<ColumnFacts> laterTypesOf(ColumnFacts column) {
    return laterTypes.getOrDefault(column.number(), List.of());
  }

  /** Returns the constants in all conditions that concern the column. */
  Literals literalsFor(ColumnFacts column) {
    StringBuilder text = new StringBuilder(column.domainChecks());
    laterTypesOf(column).forEach(later -> text.append(' ').append(later.domainChecks()));
    conditions.stream()
        .filter(c -> c.columns().stream().anyMatch(other -> other.number() == column.number()))
        .forEach(condition -> text.append(' ').append(condition.expression()));
    return Literals.of(text.toString());
  }
}
