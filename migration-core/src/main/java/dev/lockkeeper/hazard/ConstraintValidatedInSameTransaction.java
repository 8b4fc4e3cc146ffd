package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import java.util.stream.Stream;

@HazardInfo(
    id = "constraint-validated-in-same-transaction",
    summary = "NOT VALID and VALIDATE in one transaction",
    danger =
        "the lock that adding the constraint took is held while every row is checked, as if it had not been NOT VALID",
    remedy = "put VALIDATE CONSTRAINT into a later script",
    asksFor = AddConstraint.class)
final class ConstraintValidatedInSameTransaction extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> add.constraint().notValid() && !evidence.born(add.table()))
        .flatMap(
            add ->
                SameTransactionValidation.by(evidence, add).stream()
                    .map(
                        validation ->
                            danger(add, validation.read().statement().place().line())
                                .cured(cure(evidence, add))));
  }

  private static Danger danger(AddConstraint add, int line) {
    boolean key = add.constraint().kind() == Kind.FOREIGN_KEY;
    return Danger.waiting(
        add.table(),
        key ? Traffic.WRITES : Traffic.READS,
        "%s %s wait while line %d checks every row for %s"
            .formatted(
                key ? "writes to" : "reads and writes of",
                add.table(),
                line,
                DefaultName.of(add.table(), add.constraint())));
  }

  /** The statement itself, which must find no earlier try of it, and the validation later. */
  private static Cure cure(Evidence evidence, AddConstraint add) {
    String alter = "ALTER TABLE " + Quoted.name(add.table());
    String name = Quoted.name(DefaultName.of(add.table(), add.constraint()));
    return Cure.NONE
        .then(
            "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name),
            evidence.read().statement().sql())
        .then("%s VALIDATE CONSTRAINT %s".formatted(alter, name));
  }
}
