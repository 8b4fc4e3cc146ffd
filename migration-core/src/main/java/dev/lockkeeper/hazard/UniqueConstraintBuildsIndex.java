package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Table;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "unique-constraint-builds-index",
    summary = "New UNIQUE or PRIMARY KEY builds its index under the strongest lock",
    danger = "reads and writes queue until every row has been read and sorted",
    remedy =
        "build a unique index CONCURRENTLY first, and let the constraint take it over; for EXCLUDE"
            + " there is no form that lets work go on: give it to a new table, or wait for a"
            + " maintenance window and allow it with that reason",
    asksFor = AddConstraint.class)
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
                    .cured(cure(evidence, add)));
  }

  /** An exclusion has no form that lets work go on, nor has an index that is there already. */
  private static Cure cure(Evidence evidence, AddConstraint add) {
    Constraint constraint = add.constraint();
    boolean possible =
        constraint.usingIndex().isEmpty()
            && !evidence.before().schema().isPartitioned(add.table())
            && (constraint.kind() == Constraint.Kind.UNIQUE || isKeyOfRequired(evidence, add));
    return possible ? cure(add.table(), constraint) : Cure.NONE;
  }

  /** A primary key over columns that are not NOT NULL yet needs more than an index. */
  private static boolean isKeyOfRequired(Evidence evidence, AddConstraint add) {
    return add.constraint().kind() == Constraint.Kind.PRIMARY_KEY
        && add.constraint().columns().stream()
            .allMatch(
                name ->
                    evidence
                        .before()
                        .schema()
                        .table(add.table())
                        .flatMap(shape -> shape.column(name))
                        .filter(column -> column.notNull())
                        .isPresent());
  }

  static Cure cure(Table table, Constraint constraint) {
    String alter = "ALTER TABLE " + Quoted.name(table);
    String plain = DefaultName.of(table, constraint);
    String name = Quoted.name(plain);
    return Cure.NONE
        .then("%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name))
        .thenOutsideTransaction(
            "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(table.sibling(plain)),
            "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s"
                .formatted(name, Quoted.name(table), Quoted.list(constraint.columns())))
        .then(
            "%s ADD CONSTRAINT %s %s USING INDEX %s"
                .formatted(
                    alter,
                    name,
                    constraint.kind() == Constraint.Kind.UNIQUE ? "UNIQUE" : "PRIMARY KEY",
                    name));
  }
}
