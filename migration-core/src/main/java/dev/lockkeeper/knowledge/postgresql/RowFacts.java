package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

  /** explicit-locking: ROW EXCLUSIVE, "acquired by any command that modifies data in a table". */
  Deeds insert(Insert operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(table, ROW_EXCLUSIVE);
    deeds.lock(situation.readBy(table), ROW_EXCLUSIVE);
    deeds.lock(sequencesBehindDefaults(operation), ROW_EXCLUSIVE);
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      if (operation.columns().isEmpty()
          || operation.columns().containsAll(key.constraint().columns())) {
        deeds.lock(TableFacts.target(key), ROW_SHARE);
      }
    }
    return deeds;
  }

  /** The sequences that give values to the columns which the statement leaves out. */
  private List<Table> sequencesBehindDefaults(Insert operation) {
    List<Table> sequences = new ArrayList<>();
    for (Column column : situation.columns(operation.table())) {
      if (!operation.columns().contains(column.name())) {
        sequences.addAll(situation.sequencesOf(operation.table(), column));
      }
    }
    return sequences;
  }

  /**
   * explicit-locking, Row-Level Locks: an updated row stays locked to the end of the transaction,
   * so writers of any row wait for the whole of a statement that touches all of them.
   */
  Deeds update(Update operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(situation.family(table), ROW_EXCLUSIVE);
    deeds.lock(situation.readBy(table), ROW_EXCLUSIVE);
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
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(situation.family(table), ROW_EXCLUSIVE);
    deeds.lock(situation.readBy(table), ROW_EXCLUSIVE);
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
    PostgresqlLock mode = operation.locking() ? ROW_SHARE : ACCESS_SHARE;
    for (Table table : operation.tables()) {
      deeds.lock(situation.family(table), mode);
      situation.readBy(table).forEach(read -> deeds.lock(situation.family(read), mode));
    }
    // functions-sequence: nextval and setval write the sequence
    deeds.lock(operation.sequences(), ROW_EXCLUSIVE);
    operation.functions().stream()
        .filter(function -> !Functions.isBuiltIn(function))
        .forEach(function -> deeds.unknown("what %s() does is not known".formatted(function)));
    return deeds;
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
    }
    return deeds;
  }
}
