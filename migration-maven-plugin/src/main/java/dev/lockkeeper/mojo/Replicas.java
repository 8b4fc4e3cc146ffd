package dev.lockkeeper.mojo;

import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.LagBudget;
import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether production has replicas, and how far they may fall behind.
 *
 * @param written the budget, where somebody has set one
 * @param source of it, for messages
 * @param portrayed replicas in the portrait
 */
record Replicas(Optional<String> written, String source, int portrayed) {

  /** What those may fall behind that nobody but the portrait has spoken of. */
  private static final Duration OTHERWISE = Duration.ofSeconds(10);

  /** Returns the budget; nothing where there are no replicas, or it is zero. */
  Optional<LagBudget> budget(String replayRate) throws CheckImpossibleException {
    if (written.isEmpty() && portrayed == 0) {
      return Optional.empty();
    }
    Duration longest = written.isPresent() ? Durations.parse(source, written.get()) : OTHERWISE;
    Optional<ByteCount> rate = ByteCount.parse(replayRate).filter(some -> some.bytes() > 0);
    if (rate.isEmpty()) {
      throw new CheckImpossibleException(
          "migration.replayRate is '%s', which is no amount of data".formatted(replayRate),
          "Write how much a replica replays in a second, like 50MB");
    }
    return longest.isZero() ? Optional.empty() : Optional.of(new LagBudget(longest, rate.get()));
  }
}
