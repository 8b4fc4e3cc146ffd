package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import java.util.stream.Stream;

@HazardInfo(
    id = "check-constraint-scans-table",
    summary = "New CHECK looks at every row",
    danger = "reads and writes queue while every row is held against the condition",
    remedy = "add it NOT VALID, and VALIDATE it in a later script")
final class CheckConstraintScansTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> add.constraint().kind() == Constraint.Kind.CHECK)
        .filter(add -> evidence.blocks(add.table(), READS, PER_ROW))
        .map(
            add ->
                Danger.waiting(
                        add.table(),
                        READS,
                        "reads and writes of %s wait while every row is checked for %s"
                            .formatted(add.table(), DefaultName.of(add.table(), add.constraint())))
                    .cured(cure(add)));
  }

  private static Cure cure(AddConstraint add) {
    return add.constraint()
        .expression()
        .map(condition -> LaterValidation.of(add, "CHECK (" + condition + ")"))
        .orElse(Cure.NONE);
  }
}
