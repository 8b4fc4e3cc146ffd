package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.MoveTable;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;

/**
 * Tables made, dropped and renamed.
 *
 * @param deeds to which it adds
 */
record TableFacts(Deeds deeds) {

  Deeds create(CreateTable operation, Schema schema) {
    if (operation.temporary()) {
      return deeds;
    }
    deeds.commits().uses(operation.table(), Algorithm.METADATA, true);
    if (schema.table(operation.table()).isEmpty()) {
      operation.constraints().forEach(this::lockParent);
      operation.like().forEach(source -> deeds.lock(source, MysqlLock.SHARED_READ));
    }
    return deeds;
  }

  Deeds drop(DropTable operation, Schema schema) {
    if (operation.temporary()) {
      return deeds;
    }
    Table table = operation.table();
    deeds.commits();
    if (operation.ifExists() && schema.table(table).isEmpty() && !schema.tables().isEmpty()) {
      return deeds;
    }
    deeds.withoutAlgorithm(table);
    schema.foreignKeysOf(table).forEach(key -> lockParent(key.constraint()));
    return deeds
        .loses(table, "all rows of %s".formatted(table))
        .breaksBoth(table, "table %s no longer exists".formatted(table));
  }

  Deeds rename(RenameTable operation, Schema schema) {
    Table table = operation.table();
    deeds.breaksBoth(table, "table %s is called %s".formatted(table, operation.to()));
    schema.foreignKeysOf(table).forEach(key -> lockParent(key.constraint()));
    schema.foreignKeysTo(table).forEach(key -> deeds.lock(key.table(), MysqlLock.EXCLUSIVE));
    return deeds;
  }

  Deeds move(MoveTable operation) {
    Table table = operation.table();
    return deeds
        .withoutAlgorithm(table)
        .breaksBoth(table, "table %s is in schema %s".formatted(table, operation.toSchema()));
  }

  /** metadata-locking: "a foreign key's parent is locked too". */
  void lockParent(Constraint constraint) {
    constraint.references().ifPresent(parent -> deeds.lock(parent.table(), MysqlLock.EXCLUSIVE));
  }
}
