package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transaction in which a statement runs.
 *
 * <p>explicit-locking: "Once acquired, a lock is normally held until the end of the transaction."
 *
 * @param steps all its statements, in order; only the statement itself where it runs alone
 * @param at the statement's place among them, from 0
 * @param block whether it is a transaction block, which some statements are refused in
 * @param laterLongWork the first later statement whose run time grows with a table already in use
 * @param held the strongest lock that earlier statements left on each table already in use, where
 *     it makes anybody wait
 */
public record Transaction(
    List<Step> steps,
    int at,
    boolean block,
    Optional<Step> laterLongWork,
    Map<Table, LockMode> held) {

  public Transaction {
    steps = List.copyOf(steps);
    held = Collections.unmodifiableMap(held);
  }

  /** A statement that runs alone. */
  static Transaction of(Step only) {
    return new Transaction(List.of(only), 0, false, Optional.empty(), Map.of());
  }

  /** Returns the statements before this one. */
  public List<Step> earlier() {
    return steps.subList(0, at);
  }

  /** Returns the statements behind this one, during which its locks are held. */
  public List<Step> later() {
    return steps.subList(at + 1, steps.size());
  }

  /** Returns what is held behind a step: the same map where it adds nothing, as most do. */
  static Map<Table, LockMode> heldBehind(Step step, Map<Table, LockMode> held) {
    if (step.blockingLocks().entrySet().stream()
        .allMatch(lock -> lock.getValue().equals(held.get(lock.getKey())))) {
      return held;
    }
    Map<Table, LockMode> more = new LinkedHashMap<>(held);
    step.blockingLocks().forEach((table, mode) -> more.merge(table, mode, Step::stronger));
    return more;
  }
}
