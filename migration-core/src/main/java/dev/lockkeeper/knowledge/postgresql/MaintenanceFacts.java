package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH. */
final class MaintenanceFacts {

  private final Situation situation;

  MaintenanceFacts(Situation situation) {
    this.situation = situation;
  }

  Deeds maintain(Maintain operation) {
    return switch (operation.kind()) {
      case VACUUM -> vacuum(operation);
      case VACUUM_FULL -> vacuumFull(operation);
      case ANALYZE -> analyze(operation);
      case CLUSTER -> cluster(operation);
      case REINDEX_INDEX -> reindexIndex(operation);
      case REINDEX_TABLE -> reindexTable(operation);
      case REINDEX_SCHEMA -> reindexSchema(operation);
      case REFRESH_MATERIALIZED_VIEW -> refresh(operation);
      case EMPTY_MATERIALIZED_VIEW -> empty(operation);
      case OPTIMIZE, CHECK, REPAIR, FLUSH -> foreign();
    };
  }

  private List<Table> targets(Maintain operation) {
    if (!operation.targets().isEmpty()) {
      return operation.targets();
    }
    Stream<Table> views =
        situation.schema().objects().stream()
            .filter(object -> object.kind() == ObjectKind.MATERIALIZED_VIEW)
            .map(SchemaObject::name);
    return Stream.concat(situation.schema().tables().stream().map(TableShape::table), views)
        .toList();
  }

  /** sql-vacuum: plain VACUUM "can operate in parallel with normal reading and writing". */
  private Deeds vacuum(Maintain operation) {
    Deeds deeds = situation.deeds().forbidsTransaction();
    for (Table table : targets(operation)) {
      deeds.lock(vacuumed(table), SHARE_UPDATE_EXCLUSIVE);
      deeds.touchEveryRow(table);
    }
    return deeds;
  }

  /** sql-vacuum: FULL "requires an ACCESS EXCLUSIVE lock on each table". */
  private Deeds vacuumFull(Maintain operation) {
    Deeds deeds = situation.deeds().forbidsTransaction();
    for (Table table : targets(operation)) {
      deeds.lock(vacuumed(table), ACCESS_EXCLUSIVE);
      vacuumed(table).stream()
          .filter(member -> !situation.isPartitioned(member))
          .forEach(deeds::rewrite);
    }
    return deeds;
  }

  /** sql-vacuum: from 18 on tables that inherit are vacuumed as well, as partitions always were. */
  private List<Table> vacuumed(Table table) {
    return situation.isFrom(18) ? situation.family(table) : situation.partitionTree(table);
  }

  /**
   * sql-analyze: "requires only a read lock"; it samples a fixed number of rows. Tables that
   * inherit are read along, and from 18 on analyzed themselves.
   */
  private Deeds analyze(Maintain operation) {
    Deeds deeds = situation.deeds();
    for (Table table : targets(operation)) {
      PostgresqlLock below =
          situation.isPartitioned(table) || situation.isFrom(18)
              ? SHARE_UPDATE_EXCLUSIVE
              : ACCESS_SHARE;
      // its statistics over the whole tree are sampled even under ONLY
      situation.schema().descendantsOf(table).stream()
          .map(TableShape::table)
          .filter(heir -> !situation.isPartitioned(heir))
          .forEach(heir -> deeds.lock(heir, ACCESS_SHARE));
      deeds.lock(situation.family(table), below).lock(table, SHARE_UPDATE_EXCLUSIVE);
    }
    return deeds;
  }

  /**
   * sql-cluster: "an ACCESS EXCLUSIVE lock is acquired on it"; all tables at once, or a partitioned
   * one (15), not in a transaction block.
   */
  private Deeds cluster(Maintain operation) {
    Deeds deeds = situation.deeds();
    if (operation.targets().isEmpty()) {
      deeds.forbidsTransaction();
    }
    for (Table table : operation.targets().isEmpty() ? clustered() : operation.targets()) {
      // what lies between it and the partitions that hold rows is not locked
      deeds.lock(table, ACCESS_EXCLUSIVE).lock(situation.leaves(table), ACCESS_EXCLUSIVE);
      deeds.rewrite(situation.leaves(table));
      if (situation.isPartitioned(table)) {
        deeds.forbidsTransaction();
      }
    }
    return deeds;
  }

  /** sql-cluster: without a name "all previously-clustered tables", which a mark tells. */
  private List<Table> clustered() {
    return situation.schema().tables().stream()
        .filter(
            table ->
                table.options().getOrDefault(TableOption.CLUSTER_MARK, "").startsWith("CLUSTER"))
        .map(TableShape::table)
        .toList();
  }

  private Deeds reindexIndex(Maintain operation) {
    Deeds deeds = situation.deeds();
    for (Table name : operation.targets()) {
      Optional<Index> index = situation.schema().index(name);
      if (index.isEmpty()) {
        deeds.unknown("the table of index %s is not known".formatted(name));
      } else if (situation.isPartitioned(index.get().table())) {
        reindexParts(index.get(), operation.concurrently(), deeds);
      } else {
        lockForReindex(index.get().table(), operation.concurrently(), deeds);
        deeds.rebuild(index.get());
      }
    }
    return operation.concurrently() ? deeds.forbidsTransaction() : deeds;
  }

  /** The partitions' own parts of the index are looked up, and their tables only when built. */
  private void reindexParts(Index index, boolean concurrently, Deeds deeds) {
    deeds.forbidsTransaction().lock(index.table(), concurrently ? SHARE_UPDATE_EXCLUSIVE : SHARE);
    for (Table leaf : situation.leaves(index.table())) {
      lockForReindex(leaf, concurrently, deeds);
      situation.schema().indexesOf(leaf).stream()
          .filter(part -> part.keys().equals(index.keys()) && part.unique() == index.unique())
          .forEach(deeds::rebuild);
    }
  }

  private Deeds reindexTable(Maintain operation) {
    Deeds deeds = situation.deeds();
    operation.targets().forEach(table -> reindex(table, operation.concurrently(), deeds));
    return operation.concurrently() ? deeds.forbidsTransaction() : deeds;
  }

  /** sql-reindex: a schema, a database and "REINDEX … on a partitioned table" forbid it. */
  private Deeds reindexSchema(Maintain operation) {
    Deeds deeds = situation.deeds().forbidsTransaction();
    List<String> schemas = operation.targets().stream().map(Table::name).toList();
    for (Table table : targets(new Maintain(operation.kind(), List.of(), false))) {
      boolean meant =
          schemas.isEmpty()
              || schemas.stream().anyMatch(schema -> situation.schema().isIn(schema, table));
      // the partitions of a partitioned table are tables of their own
      if (meant && !situation.isPartitioned(table)) {
        reindex(table, operation.concurrently(), deeds);
      }
    }
    return deeds;
  }

  private void reindex(Table table, boolean concurrently, Deeds deeds) {
    if (situation.isPartitioned(table) && !situation.isFrom(14)) {
      // 13 says that it does not reindex partitioned tables yet, and goes on
      deeds.lock(table, concurrently ? SHARE_UPDATE_EXCLUSIVE : SHARE);
      return;
    }
    if (situation.isPartitioned(table)) {
      // what is below is looked up under SHARE, which is given back before an index is built
      deeds.forbidsTransaction().lock(table, concurrently ? SHARE_UPDATE_EXCLUSIVE : SHARE);
      situation.below(table).forEach(one -> deeds.lockAtFirst(one, SHARE));
    }
    for (Table leaf : situation.leaves(table)) {
      lockForReindex(leaf, concurrently, deeds);
      situation.schema().indexesOf(leaf).stream()
          .filter(index -> !(concurrently && isExclusion(index)))
          .forEach(deeds::rebuild);
    }
  }

  /** sql-reindex: those of exclusion constraints "cannot be reindexed concurrently". */
  private boolean isExclusion(Index index) {
    return situation.constraints(index.table()).stream()
        .filter(constraint -> constraint.name().filter(index.name()::equals).isPresent())
        .anyMatch(constraint -> constraint.kind() == Kind.EXCLUSION);
  }

  /**
   * sql-reindex: "locks out writes but not reads of the index's parent table. It also takes an
   * ACCESS EXCLUSIVE lock on the specific index", and since the planner locks every index of a
   * table it plans for, "blocks virtually any queries" all the same.
   */
  private static void lockForReindex(Table table, boolean concurrently, Deeds deeds) {
    if (concurrently) {
      deeds.lock(table, SHARE_UPDATE_EXCLUSIVE);
    } else {
      deeds.lock(table, SHARE).stop(table, Traffic.READS);
    }
  }

  private void readByQuery(Table view, Deeds deeds) {
    situation
        .schema()
        .object(view)
        .ifPresent(known -> known.definition().reads().forEach(read -> readWhole(read, deeds)));
  }

  private void readWhole(Table relation, Deeds deeds) {
    deeds.lock(situation.family(relation), ACCESS_SHARE);
    if (situation.readBy(relation).isEmpty()) {
      deeds.scan(situation.heaps(relation));
    }
    situation.readBy(relation).forEach(below -> readWhole(below, deeds));
  }

  /** sql-refreshmaterializedview: CONCURRENTLY "without locking out concurrent selects". */
  private Deeds refresh(Maintain operation) {
    Deeds deeds = situation.deeds();
    for (Table view : operation.targets()) {
      if (operation.concurrently()) {
        deeds.lock(view, EXCLUSIVE).scan(view);
      } else {
        deeds.lock(view, ACCESS_EXCLUSIVE).newStorage(view).touchEveryRow(view);
        if (!situation.schema().indexesOf(view).isEmpty()) {
          deeds.scan(view);
        }
      }
      readByQuery(view, deeds);
    }
    return deeds;
  }

  /**
   * sql-refreshmaterializedview: WITH NO DATA leaves the view "in an unscannable state", in storage
   * of its own; the query is not run.
   */
  private Deeds empty(Maintain operation) {
    Deeds deeds = situation.deeds();
    for (Table view : operation.targets()) {
      deeds
          .lock(view, ACCESS_EXCLUSIVE)
          .newStorage(view)
          .loses(view, "all rows of %s".formatted(view))
          .breaks(view, Traffic.READS, "%s cannot be read before it is refreshed".formatted(view));
    }
    return deeds;
  }

  private Deeds foreign() {
    return situation.deeds().unknown("PostgreSQL has no such statement");
  }
}
