package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.RenameConstraint;
import dev.lockkeeper.operation.Operation.ValidateConstraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;

/** Constraints added, validated, dropped, renamed. */
final class ConstraintFacts {

  private final Situation situation;

  ConstraintFacts(Situation situation) {
    this.situation = situation;
  }

  Deeds add(AddConstraint operation) {
    Table table = operation.table();
    Constraint constraint = operation.constraint();
    return switch (constraint.kind()) {
      case FOREIGN_KEY -> new ForeignKeyFacts(situation).add(table, constraint);
      case CHECK -> addCheck(table, constraint);
      case NOT_NULL -> addNotNull(table, constraint);
      case PRIMARY_KEY, UNIQUE, EXCLUSION -> addIndexed(table, constraint);
    };
  }

  /** sql-altertable, ADD table_constraint: "will cause a scan of the table" unless NOT VALID. */
  private Deeds addCheck(Table table, Constraint constraint) {
    List<Table> checked = constraint.inherited() ? situation.family(table) : List.of(table);
    // from 18 on whoever adds a constraint locks what inherits, whether it gets it or not
    Deeds deeds =
        situation
            .deeds()
            .lock(situation.isFrom(18) ? situation.family(table) : checked, ACCESS_EXCLUSIVE);
    if (!constraint.notValid()) {
      checked.stream().filter(member -> !situation.isPartitioned(member)).forEach(deeds::scan);
    }
    return deeds;
  }

  /** sql-altertable (18): NOT NULL as a constraint with a name, and NOT VALID. */
  private Deeds addNotNull(Table table, Constraint constraint) {
    Deeds deeds = situation.deeds().lock(situation.family(table), ACCESS_EXCLUSIVE);
    List<Table> checked = constraint.inherited() ? situation.heaps(table) : List.of(table);
    return constraint.notValid() ? deeds : scanForNulls(checked, constraint.columns(), deeds);
  }

  private Deeds scanForNulls(List<Table> heaps, List<String> columns, Deeds deeds) {
    for (Table heap : heaps) {
      if (!columns.stream().allMatch(column -> situation.knownNotNull(heap, column))) {
        deeds.scan(heap);
      }
    }
    return deeds;
  }

  /**
   * sql-altertable, ADD table_constraint_using_index: the index is not built, but "if PRIMARY KEY
   * is specified, and the index's columns are not already marked NOT NULL, then this command will
   * attempt to do ALTER COLUMN SET NOT NULL against each such column. That requires a full table
   * scan".
   */
  private Deeds addIndexed(Table table, Constraint constraint) {
    Deeds deeds =
        situation
            .deeds()
            .lock(
                situation.isFrom(18) ? situation.family(table) : List.of(table), ACCESS_EXCLUSIVE);
    List<String> columns = columns(table, constraint);
    if (constraint.kind() == Kind.PRIMARY_KEY
        && !(situation.isPartitioned(table) && allNotNull(table, columns))) {
      deeds.lock(situation.family(table), ACCESS_EXCLUSIVE);
      scanForNulls(situation.heaps(table), columns, deeds);
    }
    if (constraint.usingIndex().isPresent()) {
      return columns.isEmpty() && constraint.kind() == Kind.PRIMARY_KEY ? deeds.scan(table) : deeds;
    }
    return deeds
        .lock(situation.partitionTree(table), onPartitions(constraint))
        .scan(
            situation.leaves(table).stream()
                .filter(leaf -> leaf.equals(table) || !hasPart(leaf, constraint))
                .toList());
  }

  /** Up to 17 their own indexes are built as CREATE INDEX builds them, what defers by a trigger. */
  private PostgresqlLock onPartitions(Constraint constraint) {
    boolean fires = constraint.deferral() != Constraint.Deferral.NOT_DEFERRABLE;
    return situation.isFrom(18) ? ACCESS_EXCLUSIVE : fires ? SHARE_ROW_EXCLUSIVE : SHARE;
  }

  /** sql-altertable: what a partition has of its own becomes a part, and is not built again. */
  private boolean hasPart(Table leaf, Constraint whole) {
    return situation.schema().table(leaf).stream()
        .flatMap(shape -> shape.constraints().stream())
        .anyMatch(own -> own.isPartOf(whole));
  }

  private boolean allNotNull(Table table, List<String> columns) {
    return columns.stream()
        .allMatch(
            name -> situation.column(table, name).filter(column -> column.notNull()).isPresent());
  }

  private List<String> columns(Table table, Constraint constraint) {
    return constraint
        .usingIndex()
        .map(
            name ->
                situation.schema().index(table.sibling(name)).map(Index::keys).orElse(List.of()))
        .orElse(constraint.columns());
  }

  /**
   * sql-altertable: "VALIDATE CONSTRAINT acquires only a SHARE UPDATE EXCLUSIVE lock", and "If the
   * constraint is a foreign key then a ROW SHARE lock is also required on the table referenced by
   * the constraint". One that is valid already is not looked at again.
   */
  Deeds validate(ValidateConstraint operation) {
    Table table = operation.table();
    Optional<Constraint> constraint =
        situation.schema().table(table).flatMap(shape -> shape.constraint(operation.constraint()));
    Deeds deeds = situation.deeds().lock(table, SHARE_UPDATE_EXCLUSIVE);
    if (constraint.isEmpty()) {
      return deeds.scan(situation.leaves(table));
    }
    if (!constraint.get().notValid()) {
      return deeds;
    }
    if (constraint.get().kind() == Kind.FOREIGN_KEY) {
      Table target = constraint.get().references().orElseThrow().table();
      return deeds
          .lock(situation.partitionTree(table), SHARE_UPDATE_EXCLUSIVE)
          .lock(situation.partitionTree(target), ROW_SHARE)
          .scan(situation.leaves(table))
          .scan(situation.leaves(target));
    }
    return constraint.get().inherited()
        ? deeds.lock(situation.family(table), SHARE_UPDATE_EXCLUSIVE).scan(situation.heaps(table))
        : deeds.scan(table);
  }

  /** A foreign key has triggers on both tables, which only ACCESS EXCLUSIVE lets go. */
  Deeds drop(DropConstraint operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(table, ACCESS_EXCLUSIVE);
    Optional<Constraint> constraint =
        situation.schema().table(table).flatMap(shape -> shape.constraint(operation.constraint()));
    if (constraint.isEmpty()) {
      return deeds;
    }
    // an index and a foreign key are a table's own, but for those of partitions
    deeds.lock(situation.partitionTree(table), ACCESS_EXCLUSIVE);
    Kind kind = constraint.get().kind();
    if ((kind == Kind.CHECK || kind == Kind.NOT_NULL) && constraint.get().inherited()) {
      // even under ONLY, the tables right below must no longer take it for inherited
      deeds
          .lock(situation.family(table), ACCESS_EXCLUSIVE)
          .lock(situation.childrenOf(table), ACCESS_EXCLUSIVE);
    }
    constraint
        .get()
        .references()
        .ifPresent(
            to ->
                new ForeignKeyFacts(situation)
                    .lockTriggered(to.table(), deeds.lock(to.table(), ACCESS_EXCLUSIVE)));
    for (ForeignKey key : situation.schema().foreignKeysTo(table)) {
      if (restsOn(key, constraint.get())) {
        deeds.lock(situation.partitionTree(key.table()), ACCESS_EXCLUSIVE);
      }
    }
    return deeds;
  }

  private static boolean restsOn(ForeignKey key, Constraint unique) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return switch (unique.kind()) {
      case PRIMARY_KEY -> columns.isEmpty() || columns.equals(unique.columns());
      case UNIQUE -> columns.equals(unique.columns());
      case FOREIGN_KEY, CHECK, EXCLUSION, NOT_NULL -> false;
    };
  }

  Deeds rename(RenameConstraint operation) {
    Table table = operation.table();
    boolean inherited =
        situation
            .schema()
            .table(table)
            .flatMap((TableShape shape) -> shape.constraint(operation.constraint()))
            .filter(constraint -> constraint.kind() == Kind.CHECK)
            .isPresent();
    return situation
        .deeds()
        .lock(inherited ? situation.family(table) : List.of(table), ACCESS_EXCLUSIVE);
  }
}
