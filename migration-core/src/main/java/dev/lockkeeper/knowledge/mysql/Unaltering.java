package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.MysqlLock;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.OperationVisitor;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.Optional;

/**
 * Answers for the operations that alter no table: rows, locks, transactions, settings and what
 * stands beside tables.
 */
abstract class Unaltering implements OperationVisitor<Deeds> {

  /** What the statement does. */
  final Deeds deeds = new Deeds();

  private final RowFacts rows = new RowFacts(deeds);

  /** Returns the schema before the operation that is visited. */
  abstract Schema schema();

  /** Returns what the session was told. */
  abstract ServerState state();

  /** Returns whether all operations of the statement are sure to be done. */
  abstract boolean isReached();

  @Override
  public Deeds visit(Operation.AttachPartition operation) {
    return deeds.unknown("MySQL has no ATTACH PARTITION");
  }

  @Override
  public Deeds visit(Operation.DetachPartition operation) {
    return deeds.unknown("MySQL has no DETACH PARTITION");
  }

  @Override
  public Deeds visit(Operation.Insert operation) {
    if (isReached()) {
      new RowRefusals(schema(), state()).of(operation).ifPresent(deeds::fails);
    }
    return rows.insert(operation);
  }

  @Override
  public Deeds visit(Operation.Replace operation) {
    return rows.replace(operation);
  }

  @Override
  public Deeds visit(Operation.Update operation) {
    if (isReached()) {
      new RowRefusals(schema(), state()).of(operation).ifPresent(deeds::fails);
    }
    return rows.update(operation);
  }

  @Override
  public Deeds visit(Operation.Delete operation) {
    return rows.delete(operation, schema());
  }

  /** truncate-table: "drops and re-creates the table". */
  @Override
  public Deeds visit(Operation.Truncate operation) {
    for (Table table : operation.tables()) {
      deeds.withoutAlgorithm(table).rewrites(table).loses(table, "all rows of %s".formatted(table));
    }
    return deeds;
  }

  @Override
  public Deeds visit(Operation.Query operation) {
    operation.tables().forEach(table -> deeds.lock(table, MysqlLock.SHARED_READ));
    return deeds;
  }

  @Override
  public Deeds visit(Operation.LockTables operation) {
    return rows.lock(operation);
  }

  @Override
  public Deeds visit(Operation.Only operation) {
    return deeds;
  }

  @Override
  public Deeds visit(Operation.UnlockTables operation) {
    return deeds.commits();
  }

  @Override
  public Deeds visit(Operation.SetSetting operation) {
    return deeds;
  }

  @Override
  public Deeds visit(Operation.ControlTransaction operation) {
    return deeds;
  }

  @Override
  public Deeds visit(Operation.SwallowErrors operation) {
    return deeds;
  }

  @Override
  public Deeds visit(Operation.CreateObject operation) {
    return object(operation.on());
  }

  @Override
  public Deeds visit(Operation.DropObject operation) {
    return object(operation.on());
  }

  @Override
  public Deeds visit(Operation.AlterObject operation) {
    return object(operation.on());
  }

  /** implicit-commit; a trigger's table is locked while it gets or loses it. */
  private Deeds object(Optional<Table> on) {
    on.ifPresent(table -> deeds.lock(table, MysqlLock.EXCLUSIVE));
    return deeds.commits();
  }

  @Override
  public Deeds visit(Operation.Unrecognized operation) {
    return deeds.unknown(operation.because());
  }
}
