package dev.lockkeeper.live;

import dev.lockkeeper.operation.Table;
import java.time.Duration;
import java.util.Map;

/**
 * What gates take from a portrait.
 *
 * @param rows of each table whose rows it knows
 * @param replicas that follow the server
 * @param longestTransaction that was open when it was portrayed; zero where there was none
 */
public record Portrayed(Map<Table, Long> rows, int replicas, Duration longestTransaction) {

  /** There is no portrait. */
  public static final Portrayed NOTHING = new Portrayed(Map.of(), 0, Duration.ZERO);

  public Portrayed {
    rows = Map.copyOf(rows);
  }
}
