package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.MisnamedIndex;
import java.util.Optional;

/** Indexes built, dropped, renamed. */
final class IndexFacts {

  private final Situation situation;

  IndexFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-createindex: "a standard index build locks out writes (but not reads) on the table until
   * it's done"; CONCURRENTLY builds "without taking any locks that prevent concurrent inserts,
   * updates, or deletes", in two scans, and "cannot" be run within a transaction block. "Concurrent
   * builds for indexes on partitioned tables are currently not supported."
   */
  Deeds create(CreateIndex operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds();
    if (operation.concurrently()) {
      deeds.lock(table, SHARE_UPDATE_EXCLUSIVE).forbidsTransaction();
      if (situation.isPartitioned(table)) {
        return deeds.fails(
            "cannot create index on partitioned table \"%s\" concurrently".formatted(table.name()));
      }
    } else {
      deeds.lock(table, SHARE);
    }
    boolean exists =
        operation
            .name()
            .filter(name -> situation.schema().index(table.sibling(name)).isPresent())
            .isPresent();
    if (exists && operation.ifNotExists()) {
      // a divided table is locked with its partitions before anybody looks for the name
      return operation.concurrently() || operation.only()
          ? deeds
          : deeds.lock(situation.partitionTree(table), SHARE);
    }
    if (operation.only() && situation.isPartitioned(table)) {
      return deeds;
    }
    if (!operation.concurrently()) {
      deeds.lock(situation.partitionTree(table), SHARE);
    }
    return deeds.scan(situation.leaves(table));
  }

  /**
   * sql-dropindex: "A normal DROP INDEX acquires an ACCESS EXCLUSIVE lock on the table";
   * CONCURRENTLY waits instead, and "cannot be run within a transaction block"; "indexes on
   * partitioned tables cannot be dropped in this way".
   */
  Deeds drop(DropIndex operation) {
    Deeds deeds = situation.deeds();
    Optional<Index> index = situation.schema().index(operation.index());
    if (operation.concurrently()) {
      index.ifPresent(known -> deeds.lock(known.table(), SHARE_UPDATE_EXCLUSIVE));
      return index.filter(known -> situation.isPartitioned(known.table())).isPresent()
          ? deeds
              .forbidsTransaction()
              .fails(
                  "cannot drop partitioned index \"%s\" concurrently"
                      .formatted(operation.index().name()))
          : deeds.forbidsTransaction();
    }
    if (index.isEmpty() && !operation.ifExists()) {
      return deeds.unknown(
          "the table of index %s is not known, and every statement on it waits"
              .formatted(operation.index()));
    }
    index.ifPresent(known -> deeds.lock(situation.partitionTree(known.table()), ACCESS_EXCLUSIVE));
    return deeds;
  }

  /**
   * sql-alterindex, SET TABLESPACE: ACCESS EXCLUSIVE on the index alone, without which no statement
   * on its table is planned. That of a partitioned table has no file, and its parts stay.
   */
  void move(Table name, Deeds deeds) {
    Optional<Index> index = situation.schema().index(name);
    if (index.isEmpty()) {
      deeds.unknown(
          "the table of index %s is not known, and every statement on it waits".formatted(name));
    }
    index
        .filter(known -> !situation.isPartitioned(known.table()))
        .ifPresent(
            known ->
                deeds
                    .stop(known.table(), Traffic.READS)
                    .stop(known.table(), Traffic.WRITES)
                    .moveFile(known));
  }

  /** sql-alterindex: renaming takes SHARE UPDATE EXCLUSIVE on the index, nothing on its table. */
  Deeds rename(RenameIndex operation) {
    return MisnamedIndex.in(situation.schema(), operation)
        .map(new TableFacts(situation)::rename)
        .orElseGet(situation::deeds);
  }
}
