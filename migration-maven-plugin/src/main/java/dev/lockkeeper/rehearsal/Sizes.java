package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import java.util.Map;

/**
 * How many rows a rehearsal gives to tables.
 *
 * @param touched in each table that the pending scripts touch
 * @param parents in each table that those refer to
 * @param byTable in single tables instead
 */
public record Sizes(long touched, long parents, Map<Table, Long> byTable) {
  public Sizes {
    byTable = Map.copyOf(byTable);
  }
}
