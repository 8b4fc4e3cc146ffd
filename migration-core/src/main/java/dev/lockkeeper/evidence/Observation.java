package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Map;

/**
 * What a rehearsal saw of one statement on a real server.
 *
 * @param effects only of {@linkplain Effect#observable() observable} kinds; locks and waits carry
 *     their hold
 * @param exact whether everything was seen; false where locks were sampled, so that what was not
 *     seen may still have been there
 * @param millis the statement's own run time
 * @param walBytes write-ahead log that replicas must replay
 * @param rows in each table it locked or wrote, just before it ran
 */
public record Observation(
    List<Effect> effects, boolean exact, double millis, long walBytes, Map<Table, Long> rows) {
  public Observation {
    effects = List.copyOf(effects);
    rows = Map.copyOf(rows);
  }
}
