package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Operation.Replace;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import java.util.Locale;

/**
 * Rows written and tables locked.
 *
 * @param deeds to which it adds
 */
record RowFacts(Deeds deeds) {

  Deeds insert(Insert operation) {
    return deeds.lock(operation.table(), MysqlLock.SHARED_WRITE);
  }

  Deeds replace(Replace operation) {
    return deeds.lock(operation.table(), MysqlLock.SHARED_WRITE);
  }

  /**
   * innodb-locks-set: "sets an exclusive next-key lock on every record the search encounters", to
   * the end of the transaction.
   */
  Deeds update(Update operation) {
    Table table = operation.table();
    deeds.lock(table, MysqlLock.SHARED_WRITE);
    if (!operation.where() && !operation.limited()) {
      everyRow(table)
          .loses(
              table,
              "the old values of %s in every row of %s"
                  .formatted(String.join(", ", operation.columns()), table));
    }
    return deeds;
  }

  Deeds delete(Delete operation, Schema schema) {
    Table table = operation.table();
    deeds.lock(table, MysqlLock.SHARED_WRITE);
    for (ForeignKey key : schema.foreignKeysTo(table)) {
      String actions =
          key.constraint().references().orElseThrow().actions().toLowerCase(Locale.ROOT);
      boolean acts = actions.contains("on delete cascade") || actions.contains("on delete set");
      deeds.lock(key.table(), acts ? MysqlLock.SHARED_WRITE : MysqlLock.SHARED_READ);
    }
    if (!operation.where() && !operation.limited()) {
      everyRow(table).loses(table, "all rows of %s".formatted(table));
    }
    return deeds;
  }

  private Deeds everyRow(Table table) {
    return deeds.works(table).stop(table, Traffic.WRITES, HowLong.PER_ROW);
  }

  /** lock-tables; READ lets others read, WRITE nobody. */
  Deeds lock(LockTables operation) {
    boolean forWrite = operation.mode().toUpperCase(Locale.ROOT).contains("WRITE");
    for (Table table : operation.tables()) {
      deeds.lock(table, forWrite ? MysqlLock.SHARED_NO_READ_WRITE : MysqlLock.SHARED_READ_ONLY);
    }
    return deeds.commits();
  }
}
