package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lock of which everything is known.
 *
 * @param table by the name it had before the statement
 * @param perRow whether work that grows with a table was done while it was held. A lock taken by an
 *     instant statement is per-row where a later statement of its transaction reads a table through
 * @param visible whether others know the table, so that they can wait
 * @param rowLocks how many of its rows are locked: others that change them wait, whatever the mode
 */
record SeenLock(
    Table table,
    PostgresqlLock mode,
    Hold hold,
    boolean perRow,
    boolean visible,
    RowLocks rowLocks) {

  private static final Comparator<SeenLock> STRONGEST_FIRST =
      Comparator.comparing(SeenLock::table)
          .thenComparing(SeenLock::mode, Comparator.reverseOrder());

  /** Returns the strongest lock on each table, and who waits for any of them, longest wait only. */
  static List<Effect> effects(List<SeenLock> locks) {
    Map<Table, Effect> strongest = new LinkedHashMap<>();
    List<Effect> effects = new ArrayList<>();
    List<SeenLock> sorted = locks.stream().sorted(STRONGEST_FIRST).toList();
    sorted.forEach(lock -> strongest.putIfAbsent(lock.table, lock.locks()));
    effects.addAll(strongest.values());
    for (Traffic traffic : Traffic.values()) {
      Map<Table, SeenLock> longest = new LinkedHashMap<>();
      sorted.stream()
          .filter(lock -> lock.visible && lock.makesWait(traffic))
          .forEach(lock -> longest.merge(lock.table, lock, SeenLock::longer));
      longest.values().forEach(lock -> effects.add(lock.blocks(traffic)));
    }
    return effects;
  }

  private Effect locks() {
    return new Effect.Locks(table, mode, Optional.of(hold));
  }

  private boolean makesWait(Traffic traffic) {
    return mode.blocks(traffic) || (traffic == Traffic.WRITES && rowLocks != RowLocks.FEW);
  }

  private Effect blocks(Traffic traffic) {
    boolean grows = mode.blocks(traffic) ? perRow : rowLocks == RowLocks.MOST;
    HowLong howLong = grows ? HowLong.PER_ROW : HowLong.INSTANT;
    return new Effect.Blocks(table, traffic, howLong, Optional.of(hold));
  }

  private static SeenLock longer(SeenLock one, SeenLock other) {
    return other.hold.heldMillis() > one.hold.heldMillis() ? other : one;
  }
}
