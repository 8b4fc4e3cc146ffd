package dev.lockkeeper.evidence;

import dev.lockkeeper.script.StatementId;
import java.util.Map;
import java.util.Optional;

/**
 * What a rehearsal saw of a history's pending statements.
 *
 * @param rehearsed whether there was a rehearsal at all
 * @param seen by statement
 * @param unseen why a statement was not seen
 */
public record Observations(
    boolean rehearsed, Map<StatementId, Observation> seen, Map<StatementId, String> unseen) {

  /** Nothing was rehearsed: there are only predictions. */
  public static final Observations NONE = new Observations(false, Map.of(), Map.of());

  public Observations {
    seen = Map.copyOf(seen);
    unseen = Map.copyOf(unseen);
  }

  /** Returns what was seen of a statement, where it was. */
  public Optional<Observation> of(StatementId statement) {
    return Optional.ofNullable(seen.get(statement));
  }

  /**
   * Returns why a statement was not seen in a rehearsal; nothing where it was, or none took place.
   */
  public Optional<String> unseen(StatementId statement) {
    if (!rehearsed || seen.containsKey(statement)) {
      return Optional.empty();
    }
    return Optional.of(unseen.getOrDefault(statement, "the rehearsal did not come to it"));
  }
}
