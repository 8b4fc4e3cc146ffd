package dev.lockkeeper.live;

import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What gates take from a portrait.
 *
 * @param rows of each table whose rows it knows
 * @param columns of each table, by their names
 * @param replicas that follow the server
 * @param longestTransaction that was open when it was portrayed; zero where there was none
 * @param sent statements that applications send, each at its line of the portrait; absent where
 *     they are not known
 */
public record Portrayed(
    Map<Table, Long> rows,
    Map<Table, Map<String, ColumnPortrait>> columns,
    int replicas,
    Duration longestTransaction,
    Optional<Script> sent) {

  /** There is no portrait. */
  public static final Portrayed NOTHING =
      new Portrayed(Map.of(), Map.of(), 0, Duration.ZERO, Optional.empty());

  public Portrayed {
    rows = Map.copyOf(rows);
    columns = Map.copyOf(columns);
  }
}
