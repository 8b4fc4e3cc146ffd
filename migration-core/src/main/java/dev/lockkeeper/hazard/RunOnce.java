package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.Truncate;
import java.util.Set;

/** Knows the statements that MySQL commits at once and that fail when they come again. */
final class RunOnce {

  /** These say what shall be, and not what shall be done. */
  private static final Set<Class<?>> REPEATABLE =
      Set.of(
          Operation.RedefineColumn.class,
          Operation.SetDefault.class,
          Operation.DropDefault.class,
          Operation.ChangeTableOption.class,
          Operation.ConvertCharset.class,
          Operation.EnforceConstraint.class,
          Operation.RequireAlgorithm.class,
          Operation.Maintain.class,
          Truncate.class,
          Operation.LockTables.class,
          Operation.UnlockTables.class,
          Operation.AlterObject.class);

  private RunOnce() {}

  static boolean is(Step step) {
    return step.commitsImplicitly()
        && step.read().operations().stream().anyMatch(operation -> !isRepeatable(operation));
  }

  private static boolean isRepeatable(Operation operation) {
    return REPEATABLE.contains(operation.getClass())
        || (operation instanceof CreateTable create && create.ifNotExists())
        || (operation instanceof DropTable drop && drop.ifExists())
        || (operation instanceof CreateObject create && create.guarded())
        || (operation instanceof DropObject drop && drop.ifExists());
  }
}
