package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.script.StatementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which statement bystanders stand because of. One is seen to stand a moment later than it could
 * not go on, so that the next statement may have begun: then the lock was held already.
 */
record Blame(Map<StatementId, Observation> observations) {

  /** Returns the stalls by the statement that took the lock; of the same kind the longest. */
  Map<StatementId, List<Stalls>> of(Map<StatementId, List<Stalls>> seen) {
    Map<StatementId, List<Stalls>> blamed = new LinkedHashMap<>();
    seen.forEach(
        (id, stalls) -> {
          for (Stalls stall : stalls) {
            keepLongest(stall, blamed.computeIfAbsent(by(id, stall), key -> new ArrayList<>()));
          }
        });
    return blamed;
  }

  private StatementId by(StatementId seen, Stalls stall) {
    StatementId by = seen;
    while (heldBefore(by, stall) && observations.containsKey(before(by))) {
      by = before(by);
    }
    return by;
  }

  private boolean heldBefore(StatementId statement, Stalls stall) {
    return Optional.ofNullable(observations.get(statement))
        .filter(seen -> seen.alreadyHeld().containsKey(stall.table()))
        .filter(seen -> seen.effects().stream().noneMatch(effect -> blocks(effect, stall)))
        .isPresent();
  }

  private static boolean blocks(Object effect, Stalls stall) {
    return effect instanceof Blocks wait
        && wait.table().equals(stall.table())
        && wait.traffic() == stall.traffic();
  }

  private static StatementId before(StatementId statement) {
    return new StatementId(statement.script(), statement.index() - 1);
  }

  private static void keepLongest(Stalls stall, List<Stalls> kept) {
    Optional<Stalls> other =
        kept.stream()
            .filter(one -> one.table().equals(stall.table()) && one.traffic() == stall.traffic())
            .findFirst();
    if (other.isEmpty() || other.get().longestMillis() < stall.longestMillis()) {
      other.ifPresent(kept::remove);
      kept.add(stall);
    }
  }
}
