package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Table;
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
 */
public record Transaction(List<Step> steps, int at, boolean block, Optional<Step> laterLongWork) {

  public Transaction {
    steps = List.copyOf(steps);
  }

  /** As the other constructor, for somebody who does not know what stands behind it. */
  public Transaction(List<Step> steps, int at, boolean block) {
    this(
        steps,
        at,
        block,
        steps.subList(at + 1, steps.size()).stream().filter(Step::takesLong).findFirst());
  }

  /** Returns the statements before this one. */
  public List<Step> earlier() {
    return steps.subList(0, at);
  }

  /** Returns the statements behind this one, during which its locks are held. */
  public List<Step> later() {
    return steps.subList(at + 1, steps.size());
  }

  /**
   * Returns the strongest lock that earlier statements left on each table already in use, where it
   * makes anybody wait.
   */
  public Map<Table, LockMode> held() {
    Map<Table, LockMode> held = new LinkedHashMap<>();
    for (Step step : earlier()) {
      step.blockingLocks().forEach((table, mode) -> held.merge(table, mode, Step::stronger));
    }
    return held;
  }
}
