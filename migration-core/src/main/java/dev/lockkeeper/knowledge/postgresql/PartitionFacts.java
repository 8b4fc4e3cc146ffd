package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.operation.Operation.AttachPartition;
import dev.lockkeeper.operation.Operation.DetachPartition;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Partitions attached and detached. */
final class PartitionFacts {

  private final Situation situation;

  PartitionFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-altertable, ATTACH PARTITION: "acquires a SHARE UPDATE EXCLUSIVE lock on the parent table,
   * in addition to the ACCESS EXCLUSIVE locks on the table being attached and on the default
   * partition (if any)". Both are scanned unless a CHECK implies the bound.
   */
  Deeds attach(AttachPartition operation) {
    Table parent = operation.table();
    Table partition = operation.partition();
    Deeds deeds =
        situation
            .deeds()
            .lock(parent, SHARE_UPDATE_EXCLUSIVE)
            .lock(situation.family(partition), ACCESS_EXCLUSIVE);
    // what its rows must be is said by the bounds of all that are above
    situation.withAncestors(parent).stream().skip(1).forEach(it -> deeds.lock(it, ACCESS_SHARE));
    if (!known(
        situation,
        partition,
        parent,
        (own, above) -> BoundProof.holds(own, above, operation.bound()))) {
      deeds.scan(situation.leaves(partition));
    }
    if (lacksIndex(parent, partition)) {
      deeds.scan(situation.leaves(partition));
    }
    if (!operation.isDefault()) {
      situation
          .schema()
          .defaultPartitionOf(parent)
          .ifPresent(
              other ->
                  searchDefault(situation, parent, other, operation.bound(), deeds)
                      .lock(situation.family(other), ACCESS_EXCLUSIVE));
    }
    for (ForeignKey key : situation.schema().foreignKeysOf(parent)) {
      Table target = TableFacts.target(key);
      // where the partition's key is taken over, its own triggers at the target go
      boolean taken = ForeignKeyFacts.hasSameOrUnproven(situation, partition, key.constraint());
      deeds.lock(situation.partitionTree(target), taken ? ACCESS_EXCLUSIVE : SHARE_ROW_EXCLUSIVE);
      if (!ForeignKeyFacts.hasSame(situation, partition, key.constraint())) {
        deeds.scan(situation.leaves(partition)).scan(situation.leaves(target));
      }
    }
    // a key that points at the parent points at the partition as well from now on
    for (ForeignKey key : situation.ownKeysToTree(parent)) {
      deeds.lock(key.table(), situation.isFrom(15) ? SHARE_ROW_EXCLUSIVE : ACCESS_SHARE);
    }
    return deeds;
  }

  /** "If an equivalent index … does not already exist, it will be created". */
  private boolean lacksIndex(Table parent, Table partition) {
    List<Index> there = situation.schema().indexesOf(partition);
    return situation.schema().indexesOf(parent).stream()
        .anyMatch(
            wanted ->
                there.stream()
                    .noneMatch(
                        index ->
                            index.keys().equals(wanted.keys())
                                && index.unique() == wanted.unique()
                                && index.where().isPresent() == wanted.where().isPresent()));
  }

  /** The default partition must hold no row that belongs to the new one. */
  static Deeds searchDefault(
      Situation situation, Table parent, Table other, String bound, Deeds deeds) {
    boolean excluded =
        known(situation, other, parent, (own, above) -> BoundProof.excludes(own, above, bound));
    return excluded ? deeds : deeds.scan(situation.leaves(other));
  }

  private static boolean known(
      Situation situation, Table table, Table parent, BiPredicate<TableShape, TableShape> proof) {
    Optional<TableShape> above = situation.schema().table(parent);
    return situation
        .schema()
        .table(table)
        .filter(own -> above.filter(it -> proof.test(own, it)).isPresent())
        .isPresent();
  }

  /**
   * sql-altertable, DETACH PARTITION: ACCESS EXCLUSIVE on the parent; CONCURRENTLY (14) "reduces
   * the lock level required on the parent table to SHARE UPDATE EXCLUSIVE" and cannot run in a
   * transaction block.
   */
  Deeds detach(DetachPartition operation) {
    // 13 left the partition to its readers and writers, where no trigger of its parent's goes
    boolean alone =
        situation.isFrom(14) || new AttachmentFacts(situation).handsDown(operation.table());
    Deeds deeds =
        situation
            .deeds()
            .lock(situation.below(operation.partition()), ACCESS_EXCLUSIVE)
            .lock(operation.partition(), alone ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
    // a foreign key that was the parent's becomes the partition's own, with triggers at its target
    for (ForeignKey key : situation.schema().foreignKeysOf(operation.partition())) {
      deeds.lock(situation.partitionTree(TableFacts.target(key)), SHARE_ROW_EXCLUSIVE);
    }
    leaveKeys(operation, deeds);
    if (operation.concurrently()) {
      return deeds.lock(operation.table(), SHARE_UPDATE_EXCLUSIVE).forbidsTransaction();
    }
    lockForRemoval(situation, operation.table(), deeds);
    return deeds;
  }

  /** No row may be left that points at one of the partition, in whatever partition it is. */
  private void leaveKeys(DetachPartition operation, Deeds deeds) {
    for (ForeignKey key : situation.foreignKeysToTree(operation.table())) {
      deeds
          .lock(
              situation.isFrom(14)
                  ? situation.partitionTree(operation.partition())
                  : situation.leaves(operation.partition()),
              ACCESS_EXCLUSIVE)
          .lock(key.table(), situation.isInherited(key) ? ACCESS_SHARE : ACCESS_EXCLUSIVE)
          .scan(situation.leaves(operation.partition()))
          .scan(situation.leaves(key.table()));
      situation.withAncestors(operation.table()).stream()
          .skip(1)
          .forEach(above -> deeds.lock(above, ACCESS_SHARE));
    }
  }

  /** The default partition's bound is "everything else", which changes with each partition. */
  static void lockForRemoval(Situation situation, Table parent, Deeds deeds) {
    deeds.lock(parent, ACCESS_EXCLUSIVE);
    situation
        .schema()
        .defaultPartitionOf(parent)
        .ifPresent(other -> deeds.lock(other, ACCESS_EXCLUSIVE));
  }
}
