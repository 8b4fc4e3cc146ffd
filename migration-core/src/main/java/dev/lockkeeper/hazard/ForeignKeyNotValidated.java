package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.AddConstraint;
import java.util.stream.Stream;

/** A warning, because only a look at the rows tells whether any of them has no parent. */
@HazardInfo(
    id = "foreign-key-not-validated",
    severity = Severity.WARNING,
    summary = "Foreign key added with foreign_key_checks = 0",
    danger =
        "rows without a parent stay, nothing ever looks for them, and joins and deletes that trust"
            + " the key go wrong",
    remedy =
        "look for such rows before and behind it (LEFT JOIN the parent, where its key IS NULL),"
            + " mend them, and allow it with what you found",
    asksFor = AddConstraint.class)
final class ForeignKeyNotValidated extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> add.constraint().kind() == Constraint.Kind.FOREIGN_KEY)
        .filter(add -> !evidence.born(add.table()))
        .filter(
            add ->
                evidence
                    .way(add.table())
                    .filter(way -> way.algorithm() == Algorithm.INPLACE)
                    .isPresent())
        .flatMap(add -> add.constraint().references().stream().map(parent -> danger(add, parent)));
  }

  private static Danger danger(AddConstraint add, Reference parent) {
    return Danger.to(
        add.table(),
        "rows of %s whose %s is not in %s stay, and are not looked for later"
            .formatted(add.table(), String.join(", ", add.constraint().columns()), parent.table()));
  }
}
