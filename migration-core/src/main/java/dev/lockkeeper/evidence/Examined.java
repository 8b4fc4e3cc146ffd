package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.schema.Difference;
import java.util.List;
import java.util.Optional;

/**
 * One pending statement with all that is known of it, for a report.
 *
 * @param read the statement and what it asks
 * @param predicted by knowledge of the server
 * @param observed in a rehearsal, where there was one
 * @param differences what the running release misses because of it, where schemas were compared
 */
public record Examined(
    ReadStatement read,
    List<Effect> predicted,
    Optional<Observation> observed,
    Optional<List<Difference>> differences) {
  public Examined {
    predicted = List.copyOf(predicted);
    differences = differences.map(List::copyOf);
  }
}
