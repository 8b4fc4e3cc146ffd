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
 * @param takesLong whether its run time grows with a table already in use
 * @param commitsImplicitly whether it ends the transaction that it finds, and is not undone itself
 * @param blockingLocks the strongest lock it takes on each table already in use that makes anybody
 *     wait
 */
public record Step(
    ReadStatement read,
    List<Effect> effects,
    Before before,
    boolean takesLong,
    boolean commitsImplicitly,
    Map<Table, LockMode> blockingLocks) {

  public Step {
    effects = List.copyOf(effects);
    blockingLocks = Map.copyOf(blockingLocks);
  }

  /** The rest is worked out here, once: the other statements of its transaction ask for it. */
  public Step(ReadStatement read, List<Effect> effects, Before before) {
    this(
        read,
        effects,
        before,
        new Work(read.operations(), effects, before).isLong(),
        effects.stream().anyMatch(Effect.CommitsImplicitly.class::isInstance),
        blockingLocks(effects, before));
  }

  /** Whoever wants a number of a table's own sequence waits for the table already. */
  static Map<Table, LockMode> blockingLocks(List<Effect> effects, Before before) {
    Map<Table, LockMode> locks = new HashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof Locks lock
          && lock.mode().blocks(Traffic.WRITES)
          && !before.isBorn(lock.table())) {
        locks.merge(lock.table(), lock.mode(), Step::stronger);
      }
    }
    List.copyOf(locks.keySet()).stream()
        .flatMap(table -> before.schema().sequencesOf(table).stream())
        .forEach(sequence -> locks.remove(sequence.name()));
    return locks;
  }

  static LockMode stronger(LockMode one, LockMode other) {
    return one.strength() >= other.strength() ? one : other;
  }
}
