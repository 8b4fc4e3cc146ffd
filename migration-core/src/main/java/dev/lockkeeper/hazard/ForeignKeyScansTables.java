package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.schema.Schema;
import java.util.stream.Stream;

@HazardInfo(
    id = "foreign-key-scans-tables",
    summary = "New foreign key looks up every row",
    danger = "writes to both tables queue while every row's parent is looked up",
    remedy =
        "add it NOT VALID, and VALIDATE it in a later script; of a partitioned table, before"
            + " PostgreSQL 18, to each partition, and then to the table, which takes those over",
    mysqlRemedy =
        "look for rows without a parent first and mend them; then SET SESSION foreign_key_checks ="
            + " 0 and add it with ALGORITHM=INPLACE, LOCK=NONE, which looks at no row, and allow"
            + " that with what you found",
    asksFor = AddConstraint.class)
final class ForeignKeyScansTables extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> evidence.blocks(add.table(), WRITES, PER_ROW))
        .flatMap(
            add ->
                add.constraint().references().stream()
                    .map(parent -> danger(evidence, add, parent)));
  }

  private static Danger danger(Evidence evidence, AddConstraint add, Reference parent) {
    boolean both = evidence.way(add.table()).isEmpty() && !parent.table().equals(add.table());
    return Danger.waiting(
            add.table(),
            WRITES,
            "writes to %s%s wait while every row's parent is looked up for %s"
                .formatted(
                    add.table(),
                    both ? " and " + parent.table() : "",
                    DefaultName.of(evidence, add.table(), add.constraint())))
        .cured(cure(evidence.before().schema(), add, body(add.constraint(), parent)));
  }

  /** Before 18 a partitioned table takes no key that is NOT VALID; its partitions do. */
  private static Cure cure(Schema schema, AddConstraint add, String body) {
    if (!add.constraint().details().isEmpty()) {
      return Cure.NONE;
    }
    Division division = new Division(schema);
    return division.isOf(add.table())
        ? LaterValidation.ofPartitions(add, body, division.leaves(add.table()))
        : LaterValidation.of(add, body);
  }

  static String body(Constraint constraint, Reference parent) {
    return "FOREIGN KEY %s REFERENCES %s%s%s%s"
        .formatted(
            Quoted.list(constraint.columns()),
            Quoted.name(parent.table()),
            parent.columns().isEmpty() ? "" : " " + Quoted.list(parent.columns()),
            parent.actions().isEmpty() ? "" : " " + parent.actions(),
            constraint.deferral().sql());
  }
}
