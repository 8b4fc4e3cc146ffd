package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.ForeignKey;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables made: alone, from a model, or as a part of another. */
final class NewTableFacts {

  private final Situation situation;

  NewTableFacts(Situation situation) {
    this.situation = situation;
  }

  /** The new table itself is left out: nobody can wait for what nobody knows. */
  Deeds create(CreateTable operation) {
    Deeds deeds = situation.deeds();
    if (situation.schema().table(operation.table()).isPresent()) {
      return deeds;
    }
    Stream.concat(
            operation.columns().stream().flatMap(column -> column.constraints().stream()),
            operation.constraints().stream())
        .map(Constraint::references)
        .flatMap(Optional::stream)
        .map(Reference::table)
        .filter(parent -> !parent.equals(operation.table()))
        // sql-createtable: "adding a foreign key constraint requires a SHARE ROW EXCLUSIVE lock on
        // the referenced table"
        .forEach(parent -> deeds.lock(situation.partitionTree(parent), SHARE_ROW_EXCLUSIVE));
    lockNamedSequences(operation, deeds);
    // sql-createtable, INHERITS; explicit-locking names it nowhere, the server shows it
    deeds.lock(operation.inherits(), SHARE_UPDATE_EXCLUSIVE).lock(operation.like(), ACCESS_SHARE);
    operation.partitionOf().ifPresent(parent -> createdBelow(operation, parent, deeds));
    return deeds;
  }

  /**
   * sql-createtable, PARTITION OF: "requires taking an ACCESS EXCLUSIVE lock on the parent
   * partitioned table", and the default partition's rows must not belong to the new one.
   */
  private void createdBelow(CreateTable operation, Table parent, Deeds deeds) {
    deeds.lock(parent, ACCESS_EXCLUSIVE);
    situation
        .schema()
        .defaultPartitionOf(parent)
        .filter(other -> !operation.defaultPartition())
        .ifPresent(
            other ->
                PartitionFacts.searchDefault(
                        situation,
                        parent,
                        other,
                        operation.options().getOrDefault(TableOption.PARTITION_BOUND, ""),
                        deeds)
                    .lock(situation.family(other), ACCESS_EXCLUSIVE));
    for (ForeignKey key : situation.schema().foreignKeysOf(parent)) {
      deeds.lock(situation.partitionTree(TableFacts.target(key)), SHARE_ROW_EXCLUSIVE);
    }
    for (ForeignKey key : situation.ownKeysToTree(parent)) {
      deeds.lock(key.table(), situation.isFrom(15) ? SHARE_ROW_EXCLUSIVE : ACCESS_SHARE);
    }
  }

  /** From 14 on a default, one that is copied or inherited as well, must find its sequence. */
  private void lockNamedSequences(CreateTable operation, Deeds deeds) {
    if (!situation.isFrom(14)) {
      return;
    }
    for (Column column : operation.columns()) {
      column.defaultValue().map(Sequences::named).ifPresent(all -> deeds.lock(all, ACCESS_SHARE));
    }
    if (operation.options().getOrDefault(TableOption.COPIED, "").contains("DEFAULTS")) {
      operation.like().forEach(model -> lockCopiedSequences(model, deeds));
    }
    operation.inherits().forEach(parent -> lockCopiedSequences(parent, deeds));
    operation.partitionOf().ifPresent(parent -> lockCopiedSequences(parent, deeds));
  }

  /** Of an identity column the copy has a sequence of its own, or none. */
  private void lockCopiedSequences(Table model, Deeds deeds) {
    situation.columns(model).stream()
        .filter(column -> column.generation() != Column.Generation.IDENTITY)
        .forEach(column -> deeds.lock(situation.sequencesOf(model, column), ACCESS_SHARE));
  }
}
