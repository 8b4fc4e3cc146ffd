package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows inserted, also through a view, with the parents and sequences that they ask. */
final class InsertFacts {

  private final Situation situation;

  InsertFacts(Situation situation) {
    this.situation = situation;
  }

  /** explicit-locking: ROW EXCLUSIVE, "acquired by any command that modifies data in a table". */
  Deeds insert(Insert operation) {
    Deeds deeds = situation.deeds().lock(operation.table(), ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_INSERT)) {
      new FiredFacts(situation)
          .inserted(operation.table(), List.of(WrittenRow.UNKNOWN), true, List.of(), deeds);
      return deeds;
    }
    insertThrough(operation.table(), deeds);
    Table table = situation.written(operation.table());
    // a row has to be within the bound, which is its parent's to say
    situation.withAncestors(table).stream()
        .skip(1)
        .forEach(above -> deeds.lock(above, ACCESS_SHARE));
    List<String> named = named(operation, table);
    List<WrittenRow> rows = rows(operation, table, named);
    Partitions partitions = new Partitions(situation);
    Set<Table> taking = new LinkedHashSet<>();
    rows.forEach(row -> taking.addAll(partitions.taking(table, row.written())));
    deeds.lock(taking, ROW_EXCLUSIVE);
    FiredFacts fired = new FiredFacts(situation);
    fired.inserted(table, rows, operation.fromQuery(), taking, deeds);
    operation.otherwise().ifPresent(update -> fired.updated(table, update.columns(), deeds));
    for (Column column : situation.columns(table)) {
      if (isDefaulted(column, operation, named)) {
        deeds.lock(situation.sequencesOf(table, column), ROW_EXCLUSIVE);
      }
    }
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      boolean points =
          key.constraint().columns().stream()
              .allMatch(column -> mayHoldValue(column, table, operation, named));
      if (points && !ForeignKeyFacts.waitsForCommit(key)) {
        rows.forEach(row -> new ForeignKeyFacts(situation).look(key, row, deeds));
      }
    }
    return deeds;
  }

  /** As {@link WriteFacts#writeThrough}, but that no row of a table below the base is met. */
  private void insertThrough(Table view, Deeds deeds) {
    Optional<Table> base = situation.base(view);
    while (base.isPresent()) {
      Table below = base.get();
      deeds.lock(below, ROW_EXCLUSIVE);
      base = situation.base(below);
    }
    for (Table read : situation.readBy(view)) {
      deeds.lock(read, ACCESS_SHARE);
    }
  }

  /** The columns that the rows are for, in order; those of the table where none are named. */
  private List<String> named(Insert operation, Table table) {
    if (!operation.columns().isEmpty()) {
      return operation.columns();
    }
    List<String> all =
        new ArrayList<>(situation.columns(table).stream().map(Column::name).toList());
    int width = operation.values().map(GivenValues::width).orElse(all.size());
    return all.subList(0, Math.min(width, all.size()));
  }

  /** The rows one by one; of those of a query nothing is known. */
  private List<WrittenRow> rows(Insert operation, Table table, List<String> named) {
    List<List<String>> written = operation.values().map(GivenValues::rows).orElse(List.of());
    if (written.isEmpty()) {
      return List.of(WrittenRow.UNKNOWN);
    }
    return written.stream()
        .map(row -> new WrittenRow(column -> written(row, column, table, named), column -> false))
        .toList();
  }

  private Optional<String> written(List<String> row, String name, Table table, List<String> named) {
    int at = named.indexOf(name);
    String given = at >= 0 && at < row.size() ? row.get(at) : "DEFAULT";
    if (!given.equalsIgnoreCase("default")) {
      return Optional.of(given);
    }
    return situation
        .column(table, name)
        .filter(column -> column.generation() == Column.Generation.NONE)
        .map(column -> column.defaultValue().map(Expression::sql).orElse("NULL"));
  }

  private static boolean isDefaulted(Column column, Insert operation, List<String> named) {
    if (operation.numbered() && column.generation() == Column.Generation.IDENTITY) {
      return true;
    }
    int at = named.indexOf(column.name());
    Set<Integer> defaulted = operation.values().map(GivenValues::defaulted).orElse(Set.of());
    return at < 0 || defaulted.contains(at);
  }

  /** A key that is NULL points at nothing, and nobody looks. */
  private boolean mayHoldValue(String name, Table table, Insert operation, List<String> named) {
    int at = named.indexOf(name);
    boolean given =
        at >= 0 && operation.values().map(values -> values.given().contains(at)).orElse(true);
    return given
        || situation
            .column(table, name)
            .filter(column -> isDefaulted(column, operation, named))
            .filter(column -> column.defaultValue().isPresent())
            .isPresent();
  }
}
