package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rows changed and deleted, also through a view, with all that keys and triggers make of it. */
final class WriteFacts {

  private final Situation situation;

  WriteFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * explicit-locking, Row-Level Locks: an updated row stays locked to the end of the transaction,
   * so writers of any row wait for the whole of a statement that touches all of them.
   */
  Deeds update(Update operation) {
    Partitions partitions = new Partitions(situation);
    String called = operation.alias().orElse(operation.table().name());
    List<Table> met =
        partitions.meeting(operation.table(), operation.found().or(operation::condition), called);
    WrittenRow row = WrittenRow.updated(operation.columns(), operation.values());
    Deeds deeds = situation.deeds().lock(met, ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_UPDATE)) {
      lookThrough(operation.table(), deeds);
      new FiredFacts(situation).updated(operation.table(), operation.columns(), deeds);
      return deeds;
    }
    List<Table> reached = writeThrough(operation.table(), met, deeds);
    if (operation.columns().isEmpty()) {
      return deeds;
    }
    Table table = situation.written(operation.table());
    // what a row becomes has to be within the bound
    lookUp(table, deeds);
    count(operation, table, deeds);
    fire(operation, table, row, reached, deeds);
    ForeignKeyFacts keys = new ForeignKeyFacts(situation);
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      List<String> columns = key.constraint().columns();
      if (columns.stream().anyMatch(operation.columns()::contains)
          && columns.stream().noneMatch(column -> isEmptied(operation, column))
          && !ForeignKeyFacts.waitsForCommit(key)) {
        keys.look(key, row, deeds);
      }
    }
    for (ForeignKey key : situation.foreignKeysToTree(table)) {
      if (keys.targetColumns(key).stream().anyMatch(operation.columns()::contains)) {
        changed(key, "on update", deeds);
      }
    }
    if (!operation.where()) {
      deeds
          .touchEveryRow(table)
          .stop(table, Traffic.WRITES)
          .loses(
              table,
              "the old values of %s in every row of %s"
                  .formatted(String.join(", ", operation.columns()), table));
    }
    return deeds;
  }

  /** SET column = DEFAULT draws a number where the default is a sequence's. */
  private void count(Update operation, Table table, Deeds deeds) {
    operation
        .values()
        .forEach(
            (name, value) -> {
              if (value.sql().equalsIgnoreCase("default")) {
                situation
                    .column(table, name)
                    .ifPresent(it -> deeds.lock(situation.sequencesOf(table, it), ROW_EXCLUSIVE));
              }
            });
  }

  /** A partition's bound is its parent's to say. */
  private void lookUp(Table partition, Deeds deeds) {
    situation.withAncestors(partition).stream()
        .skip(1)
        .forEach(above -> deeds.lock(above, ACCESS_SHARE));
  }

  private void fire(Update operation, Table table, WrittenRow row, List<Table> met, Deeds deeds) {
    FiredFacts fired = new FiredFacts(situation);
    fired.updated(table, operation.columns(), row, met, deeds);
    Partitions partitions = new Partitions(situation);
    if (operation.columns().stream().anyMatch(column -> partitions.divide(table, column))) {
      Set<Table> taking =
          partitions.taking(
              table, column -> held(operation, row, column), operation.columns(), met);
      deeds.lock(taking, ROW_EXCLUSIVE);
      fired.moved(table, met, taking, deeds);
      // where it is inserted, all that it points at is looked for
      situation.schema().foreignKeysOf(table).stream()
          .filter(key -> !ForeignKeyFacts.waitsForCommit(key))
          .forEach(key -> new ForeignKeyFacts(situation).look(key, row, deeds));
      if (!situation.isFrom(15)) {
        // release notes of 15: before, keys took a row that moves for one that is deleted
        cascade(table, deeds);
      } else if (isFollowed(operation, table)) {
        // another row with the old key may be in any partition
        deeds.lock(situation.partitionTree(table), ROW_SHARE);
      }
    }
  }

  /** Returns whether keys that do nothing look for another row with the key that is given up. */
  private boolean isFollowed(Update operation, Table table) {
    ForeignKeyFacts keys = new ForeignKeyFacts(situation);
    return situation.foreignKeysToTree(table).stream()
        .filter(key -> !acts(key, "on update") && !restricts(key, "on update"))
        .filter(key -> !ForeignKeyFacts.waitsForCommit(key))
        .anyMatch(key -> keys.targetColumns(key).stream().anyMatch(operation.columns()::contains));
  }

  /** What an updated row holds: what it is given, or what the condition demands of it as it was. */
  private Optional<String> held(Update operation, WrittenRow row, String column) {
    String called = operation.alias().orElse(operation.table().name());
    List<Demands> sides =
        operation
            .found()
            .or(operation::condition)
            .map(it -> Demands.of(it.sql(), called))
            .orElse(List.of());
    boolean given = operation.columns().contains(column);
    return given || sides.size() != 1 || situation.base(operation.table()).isPresent()
        ? row.written().apply(column)
        : sides.get(0).equal(column);
  }

  /** The rows that a trigger is fired for are found by the view's own query. */
  private void lookThrough(Table view, Deeds deeds) {
    deeds.lock(new ViewReads(situation).found(view), ACCESS_SHARE);
  }

  /**
   * sql-createview, Updatable Views: what a view's conditions read beside its base is read. Returns
   * the base with those of its partitions that hold the view's rows; of a table those that are met.
   */
  List<Table> writeThrough(Table view, List<Table> met, Deeds deeds) {
    ViewReads views = new ViewReads(situation);
    deeds.lock(views.found(view), ACCESS_SHARE);
    Table above = view;
    List<Table> reached = met;
    Optional<Table> base = situation.base(view);
    while (base.isPresent()) {
      reached = views.found(above, base.get());
      deeds.lock(reached, ROW_EXCLUSIVE);
      above = base.get();
      base = situation.base(above);
    }
    return reached;
  }

  /** A key that is NULL points at nothing, and nobody looks. */
  private static boolean isEmptied(Update operation, String column) {
    return Optional.ofNullable(operation.values().get(column))
        .filter(value -> value.sql().equalsIgnoreCase("null"))
        .isPresent();
  }

  Deeds delete(Delete operation) {
    String called = operation.alias().orElse(operation.table().name());
    List<Table> met =
        new Partitions(situation)
            .meeting(operation.table(), operation.found().or(operation::condition), called);
    Deeds deeds = situation.deeds().lock(met, ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_DELETE)) {
      lookThrough(operation.table(), deeds);
      new FiredFacts(situation).deleted(operation.table(), List.of(), deeds);
      return deeds;
    }
    List<Table> reached = writeThrough(operation.table(), met, deeds);
    Table table = situation.written(operation.table());
    if (!situation.isFrom(14) || situation.isPartitioned(table)) {
      // the planner looks at the bound of what is divided again, that of 13 at any
      lookUp(table, deeds);
    }
    new FiredFacts(situation).deleted(table, reached, deeds);
    for (ForeignKey key : cascade(table, deeds)) {
      if (!operation.where()) {
        deeds.loses(key.table(), "the rows of %s that point at %s".formatted(key.table(), table));
      }
    }
    if (!operation.where()) {
      deeds
          .touchEveryRow(table)
          .stop(table, Traffic.WRITES)
          .loses(table, "all rows of %s".formatted(table));
    }
    return deeds;
  }

  /** A key that acts changes the rows that point, and any other looks whether there are some. */
  private void changed(ForeignKey key, String event, Deeds deeds) {
    if (acts(key, event)) {
      deeds.lock(key.table(), ROW_EXCLUSIVE);
      new FiredFacts(situation).updated(key.table(), key.constraint().columns(), deeds);
    } else if (!ForeignKeyFacts.waitsForCommit(key) || restricts(key, event)) {
      deeds.lock(key.table(), ROW_SHARE);
    }
  }

  private static boolean restricts(ForeignKey key, String event) {
    return actions(key.constraint()).contains(event + " restrict");
  }

  /** Locks what foreign keys make a DELETE look at or delete as well; returns those that delete. */
  private List<ForeignKey> cascade(Table table, Deeds deeds) {
    Set<ForeignKey> deleting = new LinkedHashSet<>();
    Deque<Table> emptied = new ArrayDeque<>(List.of(table));
    while (!emptied.isEmpty()) {
      for (ForeignKey key : situation.foreignKeysToTree(emptied.pop())) {
        if (!actions(key.constraint()).contains("on delete cascade")) {
          changed(key, "on delete", deeds);
        } else if (deleting.add(key)) {
          deeds.lock(key.table(), ROW_EXCLUSIVE);
          new FiredFacts(situation).deleted(key.table(), situation.family(key.table()), deeds);
          emptied.push(key.table());
        }
      }
    }
    return List.copyOf(deleting);
  }

  private static boolean acts(ForeignKey key, String event) {
    String actions = actions(key.constraint());
    return actions.contains(event + " cascade") || actions.contains(event + " set ");
  }

  private static String actions(Constraint key) {
    return key.references()
        .map(to -> to.actions().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        .orElse("");
  }
}
