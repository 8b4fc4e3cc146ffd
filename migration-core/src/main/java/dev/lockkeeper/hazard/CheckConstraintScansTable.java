package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import java.util.stream.Stream;

@HazardInfo(
    id = "check-constraint-scans-table",
    summary = "New CHECK looks at every row",
    danger =
        "reads and writes queue (on MySQL writes) while every row is held against the condition",
    remedy = "add it NOT VALID, and VALIDATE it in a later script",
    mysqlRemedy =
        "let the application refuse such rows, or let gh-ost or pt-online-schema-change copy the"
            + " table; NOT ENFORCED is instant, but enforcing it later copies all the same",
    asksFor = {AddConstraint.class, EnforceConstraint.class})
final class CheckConstraintScansTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> added =
        evidence
            .operations(AddConstraint.class)
            .filter(add -> add.constraint().kind() == Constraint.Kind.CHECK)
            .flatMap(
                add ->
                    LongWait.on(add.table(), evidence)
                        .map(wait -> checked(wait, name(evidence, add)).cured(cure(add)))
                        .stream());
    Stream<Danger> enforced =
        evidence
            .operations(EnforceConstraint.class)
            .filter(EnforceConstraint::enforced)
            .flatMap(
                enforce ->
                    LongWait.on(enforce.table(), evidence)
                        .map(wait -> checked(wait, enforce.constraint()))
                        .stream());
    return Stream.concat(added, enforced);
  }

  private static Danger checked(LongWait wait, String name) {
    return wait.danger("while every row is checked for " + name);
  }

  private static String name(Evidence evidence, AddConstraint add) {
    return DefaultName.of(evidence, add.table(), add.constraint());
  }

  static Cure cure(AddConstraint add) {
    return add.constraint()
        .expression()
        .map(condition -> LaterValidation.of(add, "CHECK (" + condition + ")"))
        .orElse(Cure.NONE);
  }
}
