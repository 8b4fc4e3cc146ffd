package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.OperationVisitor;

/** Sends each operation to the class that knows its family. */
final class Predictions implements OperationVisitor<Deeds> {

  private final Situation situation;

  Predictions(Situation situation) {
    this.situation = situation;
  }

  @Override
  public Deeds visit(Operation.CreateTable operation) {
    return new NewTableFacts(situation).create(operation);
  }

  @Override
  public Deeds visit(Operation.DropTable operation) {
    return new TableFacts(situation).drop(operation);
  }

  @Override
  public Deeds visit(Operation.RenameTable operation) {
    return new TableFacts(situation).rename(operation);
  }

  @Override
  public Deeds visit(Operation.MoveTable operation) {
    return new TableFacts(situation).move(operation);
  }

  @Override
  public Deeds visit(Operation.ChangeTableOption operation) {
    return new TableFacts(situation).option(operation);
  }

  @Override
  public Deeds visit(Operation.AddColumn operation) {
    return new ColumnFacts(situation).add(operation);
  }

  @Override
  public Deeds visit(Operation.DropColumn operation) {
    return new ColumnFacts(situation).drop(operation);
  }

  @Override
  public Deeds visit(Operation.RenameColumn operation) {
    return new ColumnFacts(situation).rename(operation);
  }

  @Override
  public Deeds visit(Operation.SetNotNull operation) {
    return new ColumnFacts(situation).setNotNull(operation);
  }

  @Override
  public Deeds visit(Operation.DropNotNull operation) {
    return new ColumnFacts(situation).dropNotNull(operation);
  }

  @Override
  public Deeds visit(Operation.SetDefault operation) {
    return new ColumnFacts(situation).setDefault(operation);
  }

  @Override
  public Deeds visit(Operation.DropDefault operation) {
    return new ColumnFacts(situation).dropDefault(operation);
  }

  @Override
  public Deeds visit(Operation.ChangeColumnType operation) {
    return new TypeFacts(situation).change(operation);
  }

  @Override
  public Deeds visit(Operation.AddConstraint operation) {
    return new ConstraintFacts(situation).add(operation);
  }

  @Override
  public Deeds visit(Operation.ValidateConstraint operation) {
    return new ConstraintFacts(situation).validate(operation);
  }

  @Override
  public Deeds visit(Operation.DropConstraint operation) {
    return new ConstraintFacts(situation).drop(operation);
  }

  @Override
  public Deeds visit(Operation.RenameConstraint operation) {
    return new ConstraintFacts(situation).rename(operation);
  }

  @Override
  public Deeds visit(Operation.AttachPartition operation) {
    return new PartitionFacts(situation).attach(operation);
  }

  @Override
  public Deeds visit(Operation.DetachPartition operation) {
    return new PartitionFacts(situation).detach(operation);
  }

  @Override
  public Deeds visit(Operation.CreateIndex operation) {
    return new IndexFacts(situation).create(operation);
  }

  @Override
  public Deeds visit(Operation.DropIndex operation) {
    return new IndexFacts(situation).drop(operation);
  }

  @Override
  public Deeds visit(Operation.RenameIndex operation) {
    return new IndexFacts(situation).rename(operation);
  }

  @Override
  public Deeds visit(Operation.Maintain operation) {
    return new MaintenanceFacts(situation).maintain(operation);
  }

  @Override
  public Deeds visit(Operation.Insert operation) {
    return new InsertFacts(situation).insert(operation);
  }

  @Override
  public Deeds visit(Operation.Update operation) {
    return new WriteFacts(situation).update(operation);
  }

  @Override
  public Deeds visit(Operation.Delete operation) {
    return new WriteFacts(situation).delete(operation);
  }

  @Override
  public Deeds visit(Operation.Truncate operation) {
    return new RowFacts(situation).truncate(operation);
  }

  @Override
  public Deeds visit(Operation.Query operation) {
    return new RowFacts(situation).query(operation);
  }

  @Override
  public Deeds visit(Operation.LockTables operation) {
    return new RowFacts(situation).lock(operation);
  }

  @Override
  public Deeds visit(Operation.CreateObject operation) {
    return new ObjectFacts(situation).create(operation);
  }

  @Override
  public Deeds visit(Operation.DropObject operation) {
    return new ObjectFacts(situation).drop(operation);
  }

  @Override
  public Deeds visit(Operation.AlterObject operation) {
    return new ObjectChangeFacts(situation).alter(operation);
  }

  @Override
  public Deeds visit(Operation.SetSetting operation) {
    return situation.deeds();
  }

  @Override
  public Deeds visit(Operation.ControlTransaction operation) {
    return situation.deeds();
  }

  @Override
  public Deeds visit(Operation.SwallowErrors operation) {
    return situation.deeds();
  }

  @Override
  public Deeds visit(Operation.Unrecognized operation) {
    return situation.deeds().unknown(operation.because(), operation.at());
  }

  @Override
  public Deeds visit(Operation.RedefineColumn operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.EnforceConstraint operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.ChangePartitions operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.ConvertCharset operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.Only operation) {
    return situation.deeds();
  }

  @Override
  public Deeds visit(Operation.RequireAlgorithm operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.Replace operation) {
    return foreign();
  }

  @Override
  public Deeds visit(Operation.UnlockTables operation) {
    return foreign();
  }

  private Deeds foreign() {
    return situation.deeds().unknown("PostgreSQL has no such statement");
  }
}
