package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.ValidateConstraint;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the VALIDATE of a constraint that the same transaction has added. */
final class SameTransactionValidation {

  private SameTransactionValidation() {}

  /** Returns whether the statement adds a constraint that its transaction validates later. */
  static boolean of(Evidence evidence) {
    return evidence.operations(AddConstraint.class).anyMatch(add -> by(evidence, add).isPresent());
  }

  /** Returns the later statement that validates the added constraint. */
  static Optional<Step> by(Evidence evidence, AddConstraint add) {
    return evidence.transaction().later().stream().filter(step -> validates(step, add)).findFirst();
  }

  private static boolean validates(Step step, AddConstraint add) {
    return Stream.of(step.read().operations())
        .flatMap(operations -> operations.stream())
        .anyMatch(
            operation ->
                operation instanceof ValidateConstraint validate
                    && validate.table().equals(add.table())
                    && validate.constraint().equals(DefaultName.of(add.table(), add.constraint())));
  }
}
