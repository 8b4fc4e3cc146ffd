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
    Stream<SetNotNull> named =
        evidence
            .operations(AddConstraint.class)
            .filter(add -> add.constraint().kind() == Constraint.Kind.NOT_NULL)
            .filter(add -> !add.constraint().notValid())
            .flatMap(
                add ->
                    add.constraint().columns().stream()
                        .map(column -> new SetNotNull(add.table(), column)));
    return Stream.concat(evidence.operations(SetNotNull.class), named)
        .filter(set -> evidence.blocks(set.table(), READS, PER_ROW))
        .map(
            set ->
                Danger.waiting(
                        set.table(),
                        READS,
                        "reads and writes of %s wait while every row is searched for a NULL in %s"
                            .formatted(set.table(), set.column()))
                    .cured(cure(set.table(), set.column())));
  }

  /** SET NOT NULL skips its scan where a validated CHECK implies it (manual: ALTER TABLE). */
  static Cure cure(Table table, String column) {
    String alter = "ALTER TABLE " + Quoted.name(table);
    String check = Quoted.name(table.name() + "_" + column + "_not_null");
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
