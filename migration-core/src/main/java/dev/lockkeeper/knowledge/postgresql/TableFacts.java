package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.MoveTable;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.MisnamedIndex;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.TableShape;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables made, dropped, renamed, moved, and their options. */
final class TableFacts {

  private static final PostgresqlLock LIGHT = SHARE_UPDATE_EXCLUSIVE;

  private final Situation situation;

  TableFacts(Situation situation) {
    this.situation = situation;
  }

  static Table target(ForeignKey key) {
    return key.constraint().references().orElseThrow().table();
  }

  /** sql-droptable; triggers of a foreign key go from the table at its other end as well. */
  Deeds drop(DropTable operation) {
    return drop(operation.table(), operation.cascade(), situation.deeds());
  }

  Deeds drop(Table table, boolean cascade, Deeds deeds) {
    for (Table member : situation.family(table)) {
      deeds.lock(member, ACCESS_EXCLUSIVE);
      for (ForeignKey key : situation.schema().foreignKeysOf(member)) {
        if (!situation.isInherited(key)) {
          new ForeignKeyFacts(situation).lockTriggered(target(key), deeds);
        }
      }
      for (ForeignKey key : situation.schema().foreignKeysTo(member)) {
        deeds.lock(situation.partitionTree(key.table()), ACCESS_EXCLUSIVE);
      }
      lockSequences(member, deeds);
      deeds.loses(member, "all rows of %s".formatted(member));
    }
    if (cascade) {
      deeds.lock(situation.viewsOver(situation.family(table)), ACCESS_EXCLUSIVE);
      new ForeignKeyFacts(situation).cascade(table, deeds);
    }
    // ddl-partitioning: a partition cannot go while somebody reads its parent's list of partitions
    situation
        .schema()
        .table(table)
        .flatMap(TableShape::partitionOf)
        .ifPresent(parent -> PartitionFacts.lockForRemoval(situation, parent, deeds));
    return deeds.breaksBoth(table, "table %s no longer exists".formatted(table));
  }

  private void lockSequences(Table table, Deeds deeds) {
    for (Sequence sequence : situation.schema().sequencesOf(table)) {
      deeds.lock(sequence.name(), ACCESS_EXCLUSIVE);
    }
  }

  Deeds rename(RenameTable operation) {
    Table table = operation.table();
    if (situation.schema().index(table).isPresent()) {
      // sql-alterindex: an index is renamed under SHARE UPDATE EXCLUSIVE on itself alone
      return situation.deeds();
    }
    return situation
        .deeds()
        .lock(table, ACCESS_EXCLUSIVE)
        .breaksBoth(table, "table %s is called %s".formatted(table, operation.to()));
  }

  /** sql-altertable, SET SCHEMA: "Associated indexes, constraints, and sequences are moved". */
  Deeds move(MoveTable operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(table, ACCESS_EXCLUSIVE);
    lockSequences(table, deeds);
    return deeds.breaksBoth(
        table, "table %s is in schema %s".formatted(table, operation.toSchema()));
  }

  /** sql-altertable, the lock that is named at each form; ACCESS EXCLUSIVE where none is. */
  Deeds option(ChangeTableOption operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds();
    String detail = operation.detail().toUpperCase(Locale.ROOT);
    return switch (operation.option()) {
      case STORAGE_PARAMETERS ->
          deeds.lock(
              table,
              detail.contains("USER_CATALOG_TABLE")
                      || detail.endsWith("WITHOUT OIDS")
                      || isView(table)
                  ? ACCESS_EXCLUSIVE
                  : LIGHT);
      case COLUMN_STATISTICS -> deeds.lock(situation.family(table), LIGHT);
      case COLUMN_OPTIONS, CLUSTER_MARK -> deeds.lock(table, LIGHT);
      case TRIGGERS ->
          deeds.lock(
              new AttachmentFacts(situation).switched(table, operation.detail()),
              SHARE_ROW_EXCLUSIVE);
      case COLUMN_STORAGE -> deeds.lock(situation.family(table), ACCESS_EXCLUSIVE);
      case COLUMN_EXPRESSION -> expression(table, detail, deeds);
      case LOGGING -> logged(table, detail, deeds);
      case ACCESS_METHOD ->
          detail.endsWith(" HEAP") || detail.endsWith(" DEFAULT")
              ? nothing(table, deeds)
              : storage(table, deeds);
      case TABLESPACE ->
          detail.endsWith(" PG_DEFAULT") ? nothing(table, deeds) : moved(table, deeds);
      case COLUMN_IDENTITY -> identity(table, detail, deeds);
      case INHERITANCE -> inheritance(table, operation.detail(), deeds);
      case CONSTRAINT_ATTRIBUTES ->
          new ForeignKeyFacts(situation).attributes(table, operation.detail(), deeds);
      case OWNER -> owned(table, detail, deeds);
      case REPLICA_IDENTITY, ROW_SECURITY, RULES, TYPE -> deeds.lock(table, ACCESS_EXCLUSIVE);
      default -> deeds.unknown("PostgreSQL has no such option");
    };
  }

  /** Sequences of the table go to a new owner along with it; whoever runs this has it already. */
  private Deeds owned(Table table, String detail, Deeds deeds) {
    boolean mine =
        Stream.of("CURRENT_USER", "CURRENT_ROLE", "SESSION_USER").anyMatch(detail::endsWith);
    if (!mine) {
      lockSequences(table, deeds);
    }
    return deeds.lock(table, ACCESS_EXCLUSIVE);
  }

  /** sql-altertable, SET EXPRESSION (17): "existing data in the column is rewritten". */
  private Deeds expression(Table table, String detail, Deeds deeds) {
    deeds.lock(situation.family(table), ACCESS_EXCLUSIVE);
    return detail.contains("DROP EXPRESSION") ? deeds : deeds.rewrite(situation.heaps(table));
  }

  /** sql-altertable, SET LOGGED, SET ACCESS METHOD: the table is rewritten. */
  private static Deeds storage(Table table, Deeds deeds) {
    return deeds.lock(table, ACCESS_EXCLUSIVE).rewrite(table);
  }

  /**
   * sql-altertable, SET TABLESPACE: files are copied block by block, indexes and partitions stay.
   */
  private Deeds moved(Table table, Deeds deeds) {
    return situation.isPartitioned(table)
        ? nothing(table, deeds)
        : deeds.lock(table, ACCESS_EXCLUSIVE).moveFiles(table);
  }

  /** The server's own default: what is there already is not made anew. */
  private static Deeds nothing(Table table, Deeds deeds) {
    return deeds.lock(table, ACCESS_EXCLUSIVE);
  }

  /**
   * A table that is logged, or not, as asked is not written anew; sequences go along from 15 on.
   */
  private Deeds logged(Table table, String detail, Deeds deeds) {
    boolean toUnlogged = detail.contains("UNLOGGED");
    boolean already =
        situation.schema().table(table).filter(it -> isUnlogged(it) == toUnlogged).isPresent();
    // a partitioned table has no rows of its own, and its partitions stay as they are; a sequence
    // has one
    if (already
        || situation.isPartitioned(table)
        || MisnamedIndex.isSequence(situation.schema(), table)) {
      return nothing(table, deeds);
    }
    if (situation.isFrom(15)) {
      lockSequences(table, deeds);
    }
    return storage(table, deeds);
  }

  private boolean isView(Table table) {
    return situation
        .schema()
        .object(table)
        .filter(object -> object.kind() == ObjectKind.VIEW)
        .isPresent();
  }

  private static boolean isUnlogged(TableShape shape) {
    return shape.options().getOrDefault(TableOption.LOGGING, "").contains("UNLOGGED");
  }

  /** sql-altertable, SET GENERATED, RESTART, DROP IDENTITY: alters or drops the sequence behind. */
  private Deeds identity(Table table, String detail, Deeds deeds) {
    deeds.lock(table, ACCESS_EXCLUSIVE);
    if (detail.contains(" ADD GENERATED ")) {
      // it gets a sequence of its own, even where a serial left one
      return deeds;
    }
    for (Sequence sequence : situation.schema().sequencesOf(table)) {
      if (detail.startsWith(sequence.column().toUpperCase(Locale.ROOT) + " ")) {
        deeds.lock(
            sequence.name(), detail.contains("DROP") ? ACCESS_EXCLUSIVE : SHARE_ROW_EXCLUSIVE);
      }
    }
    return deeds;
  }

  /** explicit-locking names no lock on the parent; the server shows one. */
  private Deeds inheritance(Table table, String detail, Deeds deeds) {
    String parent = detail.strip().substring(detail.strip().lastIndexOf(' ') + 1);
    boolean leaves = detail.toUpperCase(Locale.ROOT).startsWith("NO ");
    return deeds
        .lock(table, ACCESS_EXCLUSIVE)
        .lock(ObjectFacts.named(parent), leaves ? ACCESS_SHARE : SHARE_UPDATE_EXCLUSIVE);
  }
}
