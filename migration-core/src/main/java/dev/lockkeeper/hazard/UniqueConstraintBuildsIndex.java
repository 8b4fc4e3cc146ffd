package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Table;
import java.util.EnumSet;
import java.util.List;
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
        .map(add -> danger(add, new KeyColumns(evidence, add)));
  }

  private static Danger danger(AddConstraint add, KeyColumns key) {
    String work =
        add.constraint().usingIndex().isPresent() && !key.optional().isEmpty()
            ? "every row is searched for a NULL in " + String.join(", ", key.optional())
            : "the index of %s is built".formatted(DefaultName.of(add.table(), add.constraint()));
    return Danger.waiting(
            add.table(), READS, "reads and writes of %s wait while %s".formatted(add.table(), work))
        .cured(cure(add, key));
  }

  /** A column of a primary key must be NOT NULL before the key takes its index over. */
  private static Cure cure(AddConstraint add, KeyColumns key) {
    Constraint constraint = add.constraint();
    Cure required = Cure.NONE;
    if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
      for (String column : key.optional()) {
        required = required.then(SetNotNullScansTable.cure(add.table(), column));
      }
    }
    if (constraint.usingIndex().isPresent()) {
      return required.steps().isEmpty() ? Cure.NONE : required.then(takesOver(add));
    }
    boolean possible =
        constraint.kind() == Constraint.Kind.UNIQUE
            || (constraint.kind() == Constraint.Kind.PRIMARY_KEY && key.isKnown());
    // an index that knows periods is made by its constraint alone
    if (key.isDivided()) {
      return possible && constraint.details().isEmpty()
          ? required.then(new PartitionedKey(add, key.schema()).cure())
          : Cure.NONE;
    }
    return possible && !constraint.details().contains("OVERLAPS")
        ? required.then(cure(add.table(), constraint))
        : Cure.NONE;
  }

  /** Only once: with the constraint the index has a name that it cannot be taken over by again. */
  private static String takesOver(AddConstraint add) {
    String name = DefaultName.of(add.table(), add.constraint());
    String table = Quoted.name(add.table());
    return ("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '%s'::regclass"
            + " AND conname = '%s') THEN ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY USING INDEX"
            + " %s%s; END IF; END $$")
        .formatted(
            table.replace("'", "''"),
            name.replace("'", "''"),
            table,
            Quoted.name(name),
            Quoted.name(add.constraint().usingIndex().orElseThrow()),
            add.constraint().deferral().sql());
  }

  static Cure cure(Table table, Constraint constraint) {
    String name = DefaultName.of(table, constraint);
    return Cure.NONE
        .then(
            "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s"
                .formatted(Quoted.name(table), Quoted.name(name)))
        .thenOutsideTransaction(built(table, name, constraint).toArray(String[]::new))
        .then(takingOver(table, name, constraint));
  }

  static List<String> built(Table table, String name, Constraint key) {
    String definition = (Quoted.list(key.columns()) + " " + key.details()).strip();
    return List.of(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(table.sibling(name)),
        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s"
            .formatted(Quoted.name(name), Quoted.name(table), definition));
  }

  static String takingOver(Table table, String name, Constraint key) {
    return "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s%s"
        .formatted(
            Quoted.name(table),
            Quoted.name(name),
            key.kind() == Constraint.Kind.UNIQUE ? "UNIQUE" : "PRIMARY KEY",
            Quoted.name(name),
            key.deferral().sql());
  }
}
