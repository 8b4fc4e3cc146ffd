package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.AddConstraint;
import java.util.stream.Stream;

@HazardInfo(
    id = "foreign-key-scans-tables",
    summary = "New foreign key looks up every row",
    danger = "writes to both tables queue while every row's parent is looked up",
    remedy = "add it NOT VALID, and VALIDATE it in a later script")
final class ForeignKeyScansTables extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> evidence.blocks(add.table(), WRITES, PER_ROW))
        .flatMap(add -> add.constraint().references().stream().map(parent -> danger(add, parent)));
  }

  private static Danger danger(AddConstraint add, Reference parent) {
    return Danger.waiting(
            add.table(),
            WRITES,
            "writes to %s and %s wait while every row's parent is looked up for %s"
                .formatted(
                    add.table(), parent.table(), DefaultName.of(add.table(), add.constraint())))
        .cured(LaterValidation.of(add, body(add.constraint(), parent)));
  }

  private static String body(Constraint constraint, Reference parent) {
    return "FOREIGN KEY %s REFERENCES %s%s%s"
        .formatted(
            Quoted.list(constraint.columns()),
            Quoted.name(parent.table()),
            parent.columns().isEmpty() ? "" : " " + Quoted.list(parent.columns()),
            parent.actions().isEmpty() ? "" : " " + parent.actions());
  }
}
