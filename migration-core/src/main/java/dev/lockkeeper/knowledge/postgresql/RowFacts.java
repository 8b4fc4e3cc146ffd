package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Query.Stage;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rows read; tables emptied and locked. */
final class RowFacts {

  private final Situation situation;

  RowFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-truncate: "acquires an ACCESS EXCLUSIVE lock on each table it operates on", and does not
   * scan; CASCADE takes every table along that points at one of them.
   */
  Deeds truncate(Truncate operation) {
    Deeds deeds = situation.deeds();
    Set<Table> emptied = new LinkedHashSet<>();
    Deque<Table> open = new ArrayDeque<>();
    operation.tables().forEach(table -> open.addAll(situation.family(table)));
    while (!open.isEmpty()) {
      Table table = open.pop();
      if (emptied.add(table) && operation.cascade()) {
        // what merely inherits from a table that points here does not point itself
        situation
            .foreignKeysToTree(table)
            .forEach(key -> open.addAll(situation.partitionTree(key.table())));
      }
    }
    for (Table table : emptied) {
      deeds.lock(table, ACCESS_EXCLUSIVE).loses(table, "all rows of %s".formatted(table));
      new FiredFacts(situation).truncated(table, deeds);
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
    if (operation.stage() == Stage.NAMED) {
      // neither partitions nor heirs are met, and no view is looked through
      return deeds.lock(operation.tables(), ACCESS_SHARE);
    }
    operation.targets().forEach(table -> target(operation, table, deeds));
    for (Table table : operation.tables()) {
      PostgresqlLock mode = operation.locked().contains(table) ? ROW_SHARE : ACCESS_SHARE;
      deeds.lock(met(operation, table), mode);
      boolean planned = operation.stage() != Stage.REWRITTEN;
      deeds.lock(planned ? new ViewReads(situation).found(table) : situation.readBy(table), mode);
      if (situation.isPartitioned(table)) {
        // the planner looks at the bound of what is divided again
        situation.withAncestors(table).stream()
            .skip(1)
            .forEach(above -> deeds.lock(above, ACCESS_SHARE));
      }
    }
    // functions-sequence: nextval and setval write the sequence
    operation.sequences().forEach(moved -> deeds.lock(sequences(moved), ROW_EXCLUSIVE));
    operation.functions().stream()
        .filter(function -> !Functions.isBuiltIn(function))
        .forEach(function -> deeds.unknown("what %s() does is not known".formatted(function)));
    return deeds;
  }

  /** What would be written is locked for that before anybody asks whether it will be. */
  private void target(Query operation, Table table, Deeds deeds) {
    List<Table> met = met(operation, table);
    deeds.lock(met, ROW_EXCLUSIVE);
    new WriteFacts(situation).writeThrough(table, met, deeds);
    new FiredFacts(situation).rewritten(table, deeds);
  }

  private List<Table> met(Query operation, Table table) {
    if (operation.stage() == Stage.REWRITTEN) {
      return List.of(table);
    }
    return Optional.ofNullable(operation.picked().get(table))
        .map(
            picked ->
                new Partitions(situation)
                    .meeting(table, Optional.of(picked.condition()), picked.called()))
        .orElseGet(() -> situation.family(table));
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
