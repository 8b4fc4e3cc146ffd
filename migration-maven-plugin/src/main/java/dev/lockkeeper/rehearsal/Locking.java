package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each statement of a transaction adds to its locks.
 *
 * @param rows in the tables that were filled
 */
record Locking(KnownRelations known, TransactionHolds holds, Map<Table, Long> rows) {

  /**
   * Returns new and stronger locks, and those held before under which a table is worked through.
   *
   * @param held by the transaction after the statement
   * @param perRow tables that it has worked through
   * @param since when it began
   */
  List<HeldLock> taken(
      Map<Long, PostgresqlLock> held, Set<Long> perRow, Changes changes, Moment since) {
    Map<Long, PostgresqlLock> before = holds.held();
    List<HeldLock> taken = new ArrayList<>();
    held.forEach(
        (oid, mode) -> {
          if (mode != before.get(oid) || perRow.contains(oid)) {
            lock(oid, mode, changes.rowLocks(oid, rowsOf(oid)), since).ifPresent(taken::add);
          }
        });
    return taken;
  }

  /** What makes a table locks it, which is no effect on anybody, but is there from now on. */
  void holdBorn(Map<Long, PostgresqlLock> held, Moment since) {
    Set<Long> before = holds.held().keySet();
    for (long oid : known.born()) {
      if (held.containsKey(oid) && !before.contains(oid)) {
        lock(oid, held.get(oid), RowLocks.FEW, since).ifPresent(holds::add);
      }
    }
  }

  private long rowsOf(long oid) {
    return known.get(oid).map(table -> rows.getOrDefault(table.name(), 0L)).orElse(0L);
  }

  private Optional<HeldLock> lock(long oid, PostgresqlLock mode, RowLocks rowLocks, Moment since) {
    boolean visible = !known.born().contains(oid);
    return known
        .get(oid)
        .filter(Relation::isTable)
        .map(table -> new HeldLock(oid, table.name(), mode, since, visible, rowLocks));
  }
}
