package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The locks that a statement has freed before anybody could look: those that samples show, and
 * those that it is known to have asked for.
 *
 * @param all whether there were no others
 */
record FreedLocks(List<SeenLock> locks, boolean all) {

  /**
   * Puts together what is known of them.
   *
   * @param held by the transaction, and seen therefore
   * @param asked by the statement where it was made to wait for all; nothing where it was not
   * @param perRow whether it has worked through a table
   */
  static FreedLocks of(
      SampledLocks sampled,
      KnownRelations known,
      Map<Long, PostgresqlLock> held,
      Optional<Map<Table, PostgresqlLock>> asked,
      boolean perRow) {
    List<SeenLock> locks = new ArrayList<>(sampled.on(known.all(), held, perRow));
    Map<Table, LockMode> strongest = known.named(held);
    locks.forEach(lock -> strongest.merge(lock.table(), lock.mode(), FreedLocks::stronger));
    Map<Table, PostgresqlLock> requests = new TreeMap<>(asked.orElse(Map.of()));
    boolean shown = locks.stream().allMatch(lock -> covers(requests.get(lock.table()), lock));
    requests.forEach(
        (table, mode) -> {
          LockMode other = strongest.get(table);
          if (other == null || other.strength() < mode.strength()) {
            locks.add(new SeenLock(table, mode, sampled.unseen(), perRow, true, RowLocks.FEW));
          }
        });
    return new FreedLocks(locks, asked.isPresent() && shown);
  }

  private static boolean covers(PostgresqlLock asked, SeenLock sampled) {
    return asked != null && asked.strength() >= sampled.mode().strength();
  }

  private static LockMode stronger(LockMode one, LockMode other) {
    return one.strength() >= other.strength() ? one : other;
  }
}
