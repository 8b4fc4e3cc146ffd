package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.operation.Operation.AttachPartition;
import dev.lockkeeper.operation.Operation.DetachPartition;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;

/** Partitions attached and detached. */
final class PartitionFacts {

  private final Situation situation;

  PartitionFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-altertable, ATTACH PARTITION: "acquires a SHARE UPDATE EXCLUSIVE lock on the parent table,
   * in addition to the ACCESS EXCLUSIVE locks on the table being attached and on the default
   * partition (if any)". Both are scanned unless a CHECK implies the bound; the bound is not known
   * here.
   */
  Deeds attach(AttachPartition operation) {
    Table parent = operation.table();
    Table partition = operation.partition();
    Deeds deeds =
        situation
            .deeds()
            .lock(parent, SHARE_UPDATE_EXCLUSIVE)
            .lock(situation.family(partition), ACCESS_EXCLUSIVE)
            .scan(situation.leaves(partition));
    if (!operation.isDefault()) {
      situation
          .schema()
          .defaultPartitionOf(parent)
          .ifPresent(
              other ->
                  deeds
                      .lock(situation.family(other), ACCESS_EXCLUSIVE)
                      .scan(situation.leaves(other)));
    }
    for (ForeignKey key : situation.schema().foreignKeysOf(parent)) {
      Table target = TableFacts.target(key);
      deeds.lock(situation.partitionTree(target), SHARE_ROW_EXCLUSIVE);
      deeds.scan(situation.leaves(target));
    }
    return deeds;
  }

  /**
   * sql-altertable, DETACH PARTITION: ACCESS EXCLUSIVE on the parent; CONCURRENTLY (14) "reduces
   * the lock level required on the parent table to SHARE UPDATE EXCLUSIVE" and cannot run in a
   * transaction block.
   */
  Deeds detach(DetachPartition operation) {
    // 13 left the partition to its readers and writers
    Deeds deeds =
        situation
            .deeds()
            .lock(
                operation.partition(),
                situation.isFrom(14) ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
    // a foreign key that was the parent's becomes the partition's own, with triggers at its target
    for (ForeignKey key : situation.schema().foreignKeysOf(operation.partition())) {
      deeds.lock(situation.partitionTree(TableFacts.target(key)), SHARE_ROW_EXCLUSIVE);
    }
    if (operation.concurrently()) {
      return deeds.lock(operation.table(), SHARE_UPDATE_EXCLUSIVE).forbidsTransaction();
    }
    lockForRemoval(situation, operation.table(), deeds);
    return deeds;
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
