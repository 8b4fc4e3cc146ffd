package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pending statement among those that share its transaction.
 *
 * @param read the statement and what it asks
 * @param effects what is known of it: observed, else predicted
 * @param before what stood when it began
 */
public record Step(ReadStatement read, List<Effect> effects, Before before) {
  public Step {
    effects = List.copyOf(effects);
  }

  /** Returns whether its run time grows with a table already in use. */
  public boolean takesLong() {
    return new Work(read.operations(), effects, before).isLong();
  }

  /** Returns whether it ends the transaction that it finds, and is not undone itself. */
  public boolean commitsImplicitly() {
    return effects.stream().anyMatch(Effect.CommitsImplicitly.class::isInstance);
  }

  /** Returns the strongest lock it takes on each table already in use that makes anybody wait. */
  public Map<Table, LockMode> blockingLocks() {
    Map<Table, LockMode> locks = new HashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof Locks lock
          && lock.mode().blocks(Traffic.WRITES)
          && !before.isBorn(lock.table())) {
        locks.merge(lock.table(), lock.mode(), Step::stronger);
      }
    }
    return locks;
  }

  static LockMode stronger(LockMode one, LockMode other) {
    return one.strength() >= other.strength() ? one : other;
  }
}
