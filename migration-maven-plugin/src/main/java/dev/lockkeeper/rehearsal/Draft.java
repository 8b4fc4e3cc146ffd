package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Toll;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An observation that waits for the end of its transaction, which ends its locks.
 *
 * @param held locks that the transaction keeps
 * @param sampled locks that are gone already
 * @param storage effects other than locks
 */
record Draft(
    StatementId id,
    List<HeldLock> held,
    List<SeenLock> sampled,
    List<Effect> storage,
    boolean exact,
    double startedMillis,
    double millis,
    Toll toll,
    long walBytes,
    Map<Table, LockMode> alreadyHeld) {

  /** Returns the observation, when all locks have been released. */
  Observation complete(Map<Table, Long> rowsByTable) {
    List<SeenLock> locks = new ArrayList<>(sampled);
    held.stream().map(HeldLock::seen).forEach(locks::add);
    List<Effect> effects = new ArrayList<>(SeenLock.effects(locks));
    effects.addAll(storage);
    Map<Table, Long> rows = new HashMap<>();
    for (SeenLock lock : locks) {
      Long count = rowsByTable.get(lock.table());
      if (count != null) {
        rows.put(lock.table(), count);
      }
    }
    return new Observation(
        effects,
        exact,
        OptionalDouble.of(startedMillis),
        millis,
        toll,
        walBytes,
        rows,
        alreadyHeld);
  }
}
