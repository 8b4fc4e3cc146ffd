package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddColumn;
import java.util.stream.Stream;

@HazardInfo(
    id = "added-column-checks-every-row",
    summary = "New column brings a constraint that is checked on every row",
    danger =
        "reads and writes queue while every row is read for the constraint, or its index is built",
    remedy =
        "add the column bare, and its constraint afterwards: UNIQUE and PRIMARY KEY by an index built CONCURRENTLY, CHECK and REFERENCES NOT VALID first",
    asksFor = AddColumn.class)
final class AddedColumnChecksEveryRow extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AddColumn.class)
        .filter(add -> !add.column().constraints().isEmpty())
        .filter(add -> !evidence.rewrites(add.table()))
        .filter(add -> evidence.blocks(add.table(), READS, PER_ROW))
        .map(
            add ->
                Danger.waiting(
                        add.table(),
                        READS,
                        "reads and writes of %s wait while every row is read for the constraint of %s"
                            .formatted(add.table(), add.column().name()))
                    .cured(cure(add)));
  }

  /** Known for a lone UNIQUE. */
  private static Cure cure(AddColumn add) {
    Constraint constraint = add.column().constraints().get(0);
    boolean plain =
        add.column().constraints().size() == 1
            && constraint.kind() == Kind.UNIQUE
            && !add.column().notNull()
            && add.column().defaultValue().isEmpty();
    if (!plain) {
      return Cure.NONE;
    }
    String column =
        "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s"
            .formatted(
                Quoted.name(add.table()), Quoted.name(add.column().name()), add.column().type());
    return Cure.NONE.then(column).then(UniqueConstraintBuildsIndex.cure(add.table(), constraint));
  }
}
