package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.PartitionAction;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.function.Function;

/**
 * Partitions changed, and tables looked after.
 *
 * @param deeds to which it adds
 * @param changes of a table's ALTER
 */
record PartitionFacts(Deeds deeds, Function<Table, Changes> changes) {

  /** alter-table-partition-operations. */
  Deeds change(ChangePartitions operation) {
    Table table = operation.table();
    switch (operation.action()) {
      case ANALYZE, CHECK, REPAIR -> deeds.commits().lock(table, MysqlLock.SHARED_READ);
      case TRUNCATE -> loses(operation).withoutAlgorithm(table).rewrites(table);
      case DISCARD_TABLESPACE, IMPORT_TABLESPACE -> deeds.withoutAlgorithm(table).rewrites(table);
      case EXCHANGE, EXCHANGE_WITHOUT_VALIDATION ->
          operation.exchanged().ifPresent(other -> exchange(operation, other));
      case DROP -> {
        loses(operation);
        changes.apply(table).partitions(operation);
      }
      default -> changes.apply(table).partitions(operation);
    }
    return deeds;
  }

  private Deeds loses(ChangePartitions operation) {
    Table table = operation.table();
    return deeds.loses(
        table, "all rows in %s of %s".formatted(String.join(", ", operation.partitions()), table));
  }

  /**
   * partitioning-management-exchange: two names change places, once every row of the table has been
   * found to belong into the partition.
   */
  private void exchange(ChangePartitions operation, Table other) {
    boolean looks = operation.action() == PartitionAction.EXCHANGE;
    if (looks) {
      deeds.scans(other);
    }
    for (Table table : List.of(operation.table(), other)) {
      deeds.withoutAlgorithm(table);
      if (looks) {
        deeds.stop(table, Traffic.READS, HowLong.PER_ROW);
        deeds.stop(table, Traffic.WRITES, HowLong.PER_ROW);
      }
    }
  }

  /** optimize-table: "a recreate + analyze"; the others only read. */
  Deeds maintain(Maintain operation) {
    deeds.commits();
    for (Table table : operation.targets()) {
      switch (operation.kind()) {
        case OPTIMIZE -> changes.apply(table).are(Change.RECREATE);
        case ANALYZE, CHECK -> deeds.lock(table, MysqlLock.SHARED_READ);
        default -> deeds.lock(table, MysqlLock.SHARED_NO_READ_WRITE);
      }
    }
    return deeds;
  }
}
