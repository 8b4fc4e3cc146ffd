package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.SetNotNull;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "set-not-null-scans-table",
    summary = "SET NOT NULL looks at every row",
    danger = "reads and writes queue while the table is searched for a NULL",
    remedy = "prove it first with a CHECK that is added NOT VALID and validated in a later script",
    asksFor = {SetNotNull.class, AddConstraint.class})
final class SetNotNullScansTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> set =
        evidence
            .operations(SetNotNull.class)
            .filter(one -> evidence.blocks(one.table(), READS, PER_ROW))
            .map(one -> danger(one.table(), one.column()).cured(cure(one.table(), one.column())));
    // from 18 on it is a constraint, which can be added NOT VALID
    Stream<Danger> added =
        evidence
            .operations(AddConstraint.class)
            .filter(add -> add.constraint().kind() == Constraint.Kind.NOT_NULL)
            .filter(add -> !add.constraint().notValid())
            .filter(add -> evidence.blocks(add.table(), READS, PER_ROW))
            .map(add -> danger(add.table(), column(add)).cured(later(add)));
    return Stream.concat(set, added);
  }

  private static Danger danger(Table table, String column) {
    return Danger.waiting(
        table,
        READS,
        "reads and writes of %s wait while every row is searched for a NULL in %s"
            .formatted(table, column));
  }

  private static String column(AddConstraint add) {
    return add.constraint().columns().get(0);
  }

  private static Cure later(AddConstraint add) {
    return LaterValidation.of(add, "NOT NULL " + Quoted.name(column(add)));
  }

  /**
   * SET NOT NULL skips its scan where a validated CHECK implies it (manual: ALTER TABLE). From 18
   * on it is called {@code <table>_<column>_not_null} itself.
   */
  static Cure cure(Table table, String column) {
    String alter = "ALTER TABLE " + Quoted.name(table);
    String check = Quoted.name(table.name() + "_" + column + "_required");
    return Cure.NONE
        .then(
            "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, check),
            "%s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                .formatted(alter, check, Quoted.name(column)))
        .then("%s VALIDATE CONSTRAINT %s".formatted(alter, check))
        .then(
            "%s ALTER COLUMN %s SET NOT NULL".formatted(alter, Quoted.name(column)),
            "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, check));
  }
}
