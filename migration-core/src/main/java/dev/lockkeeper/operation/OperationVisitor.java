package dev.lockkeeper.operation;

/**
 * A total dispatch over {@link Operation}: a new kind of operation does not compile until every
 * visitor has an answer for it.
 *
 * @param <R> the answer
 */
public interface OperationVisitor<R> {

  R visit(Operation.CreateTable operation);

  R visit(Operation.DropTable operation);

  R visit(Operation.RenameTable operation);

  R visit(Operation.MoveTable operation);

  R visit(Operation.AddColumn operation);

  R visit(Operation.RedefineColumn operation);

  R visit(Operation.DropColumn operation);

  R visit(Operation.RenameColumn operation);

  R visit(Operation.ChangeColumnType operation);

  R visit(Operation.SetNotNull operation);

  R visit(Operation.DropNotNull operation);

  R visit(Operation.SetDefault operation);

  R visit(Operation.DropDefault operation);

  R visit(Operation.AddConstraint operation);

  R visit(Operation.ValidateConstraint operation);

  R visit(Operation.EnforceConstraint operation);

  R visit(Operation.DropConstraint operation);

  R visit(Operation.RenameConstraint operation);

  R visit(Operation.AttachPartition operation);

  R visit(Operation.DetachPartition operation);

  R visit(Operation.ChangePartitions operation);

  R visit(Operation.Only operation);

  R visit(Operation.ChangeTableOption operation);

  R visit(Operation.ConvertCharset operation);

  R visit(Operation.RequireAlgorithm operation);

  R visit(Operation.CreateIndex operation);

  R visit(Operation.DropIndex operation);

  R visit(Operation.RenameIndex operation);

  R visit(Operation.Maintain operation);

  R visit(Operation.Insert operation);

  R visit(Operation.Replace operation);

  R visit(Operation.Update operation);

  R visit(Operation.Delete operation);

  R visit(Operation.Truncate operation);

  R visit(Operation.Query operation);

  R visit(Operation.LockTables operation);

  R visit(Operation.UnlockTables operation);

  R visit(Operation.SetSetting operation);

  R visit(Operation.ControlTransaction operation);

  R visit(Operation.SwallowErrors operation);

  R visit(Operation.CreateObject operation);

  R visit(Operation.DropObject operation);

  R visit(Operation.AlterObject operation);

  R visit(Operation.Unrecognized operation);
}
