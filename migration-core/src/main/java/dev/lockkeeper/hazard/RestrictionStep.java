package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Operation.SetNotNull;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Operation.ValidateConstraint;
import dev.lockkeeper.schema.Schema;
import java.util.List;

/** Tells a step that somebody has thought of from a restriction that comes all at once. */
final class RestrictionStep {

  private RestrictionStep() {}

  /**
   * Returns whether the statement only declares what a later one makes sure of, or is that one;
   * what it does beside that, such as adding a column, binds nobody.
   */
  static boolean is(Evidence evidence) {
    List<Operation> operations = evidence.read().operations();
    Schema before = evidence.before().schema();
    boolean demanded = operations.stream().anyMatch(RequireAlgorithm.class::isInstance);
    return operations.stream().anyMatch(operation -> isStep(operation, before))
        && (demanded || operations.stream().noneMatch(one -> bindsAtOnce(one, before)));
  }

  private static boolean isStep(Operation operation, Schema before) {
    if (operation instanceof AddConstraint add) {
      return add.constraint().notValid()
          || add.constraint().usingIndex().isPresent()
          || isOfAllPartitions(add, before);
    }
    if (operation instanceof AlterObject alter) {
      return alter.action().endsWith("NOT VALID") || alter.action().startsWith("VALIDATE ");
    }
    return operation instanceof ValidateConstraint
        || operation instanceof EnforceConstraint
        || operation instanceof RequireAlgorithm
        || (operation instanceof CreateIndex create && create.concurrently());
  }

  /** Earlier steps have bound every partition's writers already. */
  private static boolean isOfAllPartitions(AddConstraint add, Schema before) {
    return before.isPartitioned(add.table())
        && new Division(before)
            .leaves(add.table()).stream()
                .flatMap(leaf -> before.table(leaf).stream())
                .allMatch(
                    leaf ->
                        leaf.constraints(add.constraint().kind()).stream()
                            .anyMatch(
                                own ->
                                    own.columns().equals(add.constraint().columns())
                                        && own.references().equals(add.constraint().references())
                                        && own.references().isPresent()));
  }

  private static boolean bindsAtOnce(Operation operation, Schema before) {
    return operation instanceof SetNotNull
        || operation instanceof Unrecognized
        || (operation instanceof AddConstraint && !isStep(operation, before));
  }
}
