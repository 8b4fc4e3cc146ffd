package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows written, deleted, read; tables emptied and locked. */
final class RowFacts {

  private final Situation situation;

  RowFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * explicit-locking, Row-Level Locks: an updated row stays locked to the end of the transaction,
   * so writers of any row wait for the whole of a statement that touches all of them.
   */
  Deeds update(Update operation) {
    Deeds deeds = situation.deeds().lock(situation.family(operation.table()), ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_UPDATE)) {
      return deeds;
    }
    deeds.lock(situation.readBy(operation.table()), ROW_EXCLUSIVE);
    Table table = situation.written(operation.table());
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      if (key.constraint().columns().stream().anyMatch(operation.columns()::contains)) {
        deeds.lock(TableFacts.target(key), ROW_SHARE);
      }
    }
    for (ForeignKey key : situation.schema().foreignKeysTo(table)) {
      if (targetColumns(key).stream().anyMatch(operation.columns()::contains)) {
        deeds.lock(key.table(), acts(key, "on update") ? ROW_EXCLUSIVE : ROW_SHARE);
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

  private List<String> targetColumns(ForeignKey key) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return columns.isEmpty()
        ? situation
            .schema()
            .table(TableFacts.target(key))
            .map(TableShape::primaryKey)
            .orElse(List.of())
        : columns;
  }

  Deeds delete(Delete operation) {
    Deeds deeds = situation.deeds().lock(situation.family(operation.table()), ROW_EXCLUSIVE);
    if (situation.isReplaced(operation.table(), Trait.INSTEAD_OF_DELETE)) {
      return deeds;
    }
    deeds.lock(situation.readBy(operation.table()), ROW_EXCLUSIVE);
    Table table = situation.written(operation.table());
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

  /** Locks what foreign keys make a DELETE look at or delete as well; returns those that delete. */
  private List<ForeignKey> cascade(Table table, Deeds deeds) {
    Set<ForeignKey> deleting = new LinkedHashSet<>();
    Deque<Table> emptied = new ArrayDeque<>(List.of(table));
    while (!emptied.isEmpty()) {
      for (ForeignKey key : situation.schema().foreignKeysTo(emptied.pop())) {
        deeds.lock(key.table(), acts(key, "on delete") ? ROW_EXCLUSIVE : ROW_SHARE);
        if (actions(key.constraint()).contains("on delete cascade") && deleting.add(key)) {
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

  /**
   * sql-truncate: "acquires an ACCESS EXCLUSIVE lock on each table it operates on", and does not
   * scan; CASCADE takes every table along that points at one of them.
   */
  Deeds truncate(Truncate operation) {
    Deeds deeds = situation.deeds();
    Set<Table> emptied = new LinkedHashSet<>();
    Deque<Table> open = new ArrayDeque<>(operation.tables());
    while (!open.isEmpty()) {
      Table table = open.pop();
      if (!emptied.add(table)) {
        continue;
      }
      open.addAll(situation.family(table));
      if (operation.cascade()) {
        situation.schema().foreignKeysTo(table).forEach(key -> open.add(key.table()));
      }
    }
    for (Table table : emptied) {
      deeds.lock(table, ACCESS_EXCLUSIVE).loses(table, "all rows of %s".formatted(table));
      if (!situation.isPartitioned(table)) {
        deeds.newStorage(table);
      }
      if (operation.restarts()) {
        situation
            .schema()
            .sequencesOf(table)
            .forEach(sequence -> deeds.lock(sequence.name(), ACCESS_EXCLUSIVE));
      }
      if (!situation.isFrom(14)) {
        // 13 looks the partition's bound up in its parent
        situation
            .schema()
            .table(table)
            .flatMap(TableShape::partitionOf)
            .ifPresent(parent -> deeds.lock(parent, ACCESS_SHARE));
      }
    }
    return deeds;
  }

  /** explicit-locking: "SELECT acquires a lock of this mode on referenced tables". */
  Deeds query(Query operation) {
    Deeds deeds = situation.deeds();
    for (Table table : operation.tables()) {
      PostgresqlLock mode = operation.locked().contains(table) ? ROW_SHARE : ACCESS_SHARE;
      deeds.lock(situation.family(table), mode);
      situation.readBy(table).forEach(read -> deeds.lock(situation.family(read), mode));
    }
    // functions-sequence: nextval and setval write the sequence
    operation.sequences().forEach(moved -> deeds.lock(sequences(moved), ROW_EXCLUSIVE));
    operation.functions().stream()
        .filter(function -> !Functions.isBuiltIn(function))
        .forEach(function -> deeds.unknown("what %s() does is not known".formatted(function)));
    return deeds;
  }

  private List<Table> sequences(MovedSequence moved) {
    if (moved.column().isEmpty()) {
      return List.of(moved.name());
    }
    return situation.schema().sequencesOf(moved.name()).stream()
        .filter(sequence -> sequence.column().equals(moved.column().get()))
        .map(Sequence::name)
        .toList();
  }

  /** sql-lock: "If no lock mode is specified, then ACCESS EXCLUSIVE … is used". */
  Deeds lock(LockTables operation) {
    Deeds deeds = situation.deeds();
    String mode = operation.mode().toUpperCase(Locale.ROOT).replaceFirst(" ?MODE$", "").strip();
    PostgresqlLock lock = ACCESS_EXCLUSIVE;
    for (PostgresqlLock known : PostgresqlLock.values()) {
      lock = known.manualName().equals(mode) ? known : lock;
    }
    for (Table table : operation.tables()) {
      deeds.lock(situation.family(table), lock);
      // sql-lock: "If a view is specified to be locked, all relations appearing in the view
      // definition query are also locked"
      for (Table read : situation.readBy(table)) {
        deeds.lock(situation.family(read), lock);
      }
    }
    return deeds;
  }
}
