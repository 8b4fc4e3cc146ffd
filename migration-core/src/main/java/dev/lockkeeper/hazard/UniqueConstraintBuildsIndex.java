package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "unique-constraint-builds-index",
    summary = "New UNIQUE or PRIMARY KEY builds its index under the strongest lock",
    danger = "reads and writes queue until every row has been read and sorted",
    remedy = "build a unique index CONCURRENTLY first, and let the constraint take it over")
final class UniqueConstraintBuildsIndex extends Hazard {

  private static final Set<Constraint.Kind> INDEXED =
      EnumSet.of(Constraint.Kind.UNIQUE, Constraint.Kind.PRIMARY_KEY, Constraint.Kind.EXCLUSION);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddConstraint.class)
        .filter(add -> INDEXED.contains(add.constraint().kind()))
        .filter(add -> evidence.blocks(add.table(), READS, PER_ROW))
        .map(
            add ->
                Danger.waiting(
                        add.table(),
                        READS,
                        "reads and writes of %s wait while the index of %s is built"
                            .formatted(add.table(), DefaultName.of(add.table(), add.constraint())))
                    .cured(cure(add)));
  }

  /** A primary key's NOT NULL, and an exclusion, need more than an index: no cure is printed. */
  private static Cure cure(AddConstraint add) {
    if (add.constraint().kind() != Constraint.Kind.UNIQUE
        || add.constraint().usingIndex().isPresent()) {
      return Cure.NONE;
    }
    String alter = "ALTER TABLE " + Quoted.name(add.table());
    String constraint = DefaultName.of(add.table(), add.constraint());
    String name = Quoted.name(constraint);
    return Cure.NONE
        .then("%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name))
        .thenOutsideTransaction(
            "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(add.table().sibling(constraint)),
            "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s"
                .formatted(name, Quoted.name(add.table()), Quoted.list(add.constraint().columns())))
        .then("%s ADD CONSTRAINT %s UNIQUE USING INDEX %s".formatted(alter, name, name));
  }
}
