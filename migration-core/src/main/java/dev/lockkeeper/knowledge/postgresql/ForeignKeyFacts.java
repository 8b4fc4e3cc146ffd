package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Deferral;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Foreign keys, which have triggers at both ends. */
final class ForeignKeyFacts {

  private final Situation situation;

  ForeignKeyFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-altertable: "ADD FOREIGN KEY requires only a SHARE ROW EXCLUSIVE lock … also acquires a
   * SHARE ROW EXCLUSIVE lock on the referenced table"; NOT VALID leaves out the look at the rows,
   * not the locks.
   */
  Deeds add(Table table, Constraint constraint) {
    Table target = constraint.references().orElseThrow().table();
    Deeds deeds =
        situation
            .deeds()
            .lock(
                situation.isFrom(18) ? situation.family(table) : situation.partitionTree(table),
                SHARE_ROW_EXCLUSIVE)
            .lock(situation.partitionTree(target), SHARE_ROW_EXCLUSIVE);
    if (constraint.notValid()) {
      return deeds;
    }
    List<Table> unproven = unproven(table, constraint);
    if (unproven.isEmpty() && !situation.leaves(table).isEmpty()) {
      // the partitions' keys are taken over, and their own triggers at the target go
      return deeds.lock(situation.partitionTree(target), ACCESS_EXCLUSIVE);
    }
    deeds.scan(unproven);
    // rows whose key is NULL are found without a look at the parents
    boolean pointsAtNothing =
        constraint.columns().stream()
            .anyMatch(situation.blank().getOrDefault(table, Set.of())::contains);
    return pointsAtNothing ? deeds : deeds.scan(situation.leaves(target));
  }

  /**
   * A partition's own key of the same kind has looked at its rows already; a table's own has not.
   */
  private List<Table> unproven(Table table, Constraint constraint) {
    return situation.leaves(table).stream()
        .filter(leaf -> !situation.isPartitioned(table) || !hasSame(situation, leaf, constraint))
        .toList();
  }

  /** Returns whether the partition has a key of its own that one of its parent takes over. */
  static boolean hasSame(Situation situation, Table partition, Constraint constraint) {
    return same(situation, partition, constraint).anyMatch(own -> !own.notValid());
  }

  /** Returns whether it has one, of which from 18 on not all rows need be proven. */
  static boolean hasSameOrUnproven(Situation situation, Table partition, Constraint constraint) {
    return same(situation, partition, constraint)
        .anyMatch(own -> !own.notValid() || situation.isFrom(18));
  }

  private static Stream<Constraint> same(
      Situation situation, Table partition, Constraint constraint) {
    return situation.schema().foreignKeysOf(partition).stream()
        .map(ForeignKey::constraint)
        .filter(own -> isSame(situation, own, constraint));
  }

  /** Returns whether the two demand the same and act alike. */
  static boolean isSame(Situation situation, Constraint one, Constraint other) {
    return one.columns().equals(other.columns())
        && pointsAt(situation, one).equals(pointsAt(situation, other))
        && one.deferral() == other.deferral();
  }

  /** "If the refcolumn list is omitted, the primary key of the reftable is used." */
  private static Reference pointsAt(Situation situation, Constraint key) {
    Reference written = key.references().orElseThrow();
    List<String> columns =
        written.columns().isEmpty()
            ? situation
                .schema()
                .table(written.table())
                .map(TableShape::primaryKey)
                .orElse(written.columns())
            : written.columns();
    return new Reference(written.table(), columns, written.actions());
  }

  /**
   * sql-altertable, ALTER CONSTRAINT; a foreign key that is enforced no longer, or again (18),
   * loses or gets its triggers at the other end as well, and again means a look at every row.
   */
  Deeds attributes(Table table, String detail, Deeds deeds) {
    deeds.lock(situation.partitionTree(table), ACCESS_EXCLUSIVE);
    if (!detail.contains("ENFORCED")) {
      return deeds;
    }
    boolean again = !detail.contains("NOT ENFORCED");
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      if (key.constraint().name().filter(name -> detail.startsWith(name + " ")).isPresent()) {
        Table target = TableFacts.target(key);
        deeds.lock(situation.partitionTree(target), ACCESS_EXCLUSIVE);
        if (again) {
          deeds.scan(situation.leaves(table)).scan(situation.leaves(target));
        }
      }
    }
    return deeds;
  }

  /**
   * Locks what has a key's triggers at its other end, which go: up to 14 of a partitioned target
   * its partitions alone.
   */
  void lockTriggered(Table target, Deeds deeds) {
    deeds.lock(
        situation.isFrom(15) ? situation.partitionTree(target) : situation.leaves(target),
        ACCESS_EXCLUSIVE);
  }

  /**
   * ddl-depend: what goes with CASCADE takes along the keys that point at it; one that points at
   * what a partition is of goes as a whole.
   */
  void cascade(Table table, Deeds deeds) {
    for (ForeignKey key : situation.foreignKeysToTree(table)) {
      deeds.lock(situation.partitionTree(key.table()), ACCESS_EXCLUSIVE);
      lockTriggered(TableFacts.target(key), deeds);
    }
  }

  /** Looks for what a row points at, in each partition in which it may be. */
  void look(ForeignKey key, WrittenRow row, Deeds deeds) {
    Table target = TableFacts.target(key);
    List<String> pointing = key.constraint().columns();
    List<String> pointed = targetColumns(key);
    deeds
        .lock(target, ROW_SHARE)
        .lock(
            new Partitions(situation)
                .taking(
                    target,
                    column -> {
                      int at = pointed.indexOf(column);
                      return at < 0 ? Optional.empty() : row.written().apply(pointing.get(at));
                    }),
            ROW_SHARE);
  }

  /** Returns the columns that a key points at, those of the primary key where none are named. */
  List<String> targetColumns(ForeignKey key) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return columns.isEmpty()
        ? situation
            .schema()
            .table(TableFacts.target(key))
            .map(TableShape::primaryKey)
            .orElse(List.of())
        : columns;
  }

  /**
   * Returns whether nobody looks before COMMIT whether the key holds. ROW SHARE, which is taken
   * then, stops neither readers nor writers.
   *
   * <p>sql-createtable: "constraints that have been declared as deferrable" may wait, but
   * "referential actions other than the NO ACTION check cannot be deferred".
   */
  static boolean waitsForCommit(ForeignKey key) {
    return key.constraint().deferral() == Deferral.INITIALLY_DEFERRED;
  }
}
