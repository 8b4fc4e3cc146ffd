package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import java.util.Map;

/**
 * How many rows a rehearsal gives to tables, and how many they have in production.
 *
 * @param touched in each table that the pending scripts touch
 * @param parents in each table that those refer to
 * @param byTable in single tables instead
 * @param production in the tables of which that is known
 */
public record Sizes(
    long touched, long parents, Map<Table, Long> byTable, Map<Table, Long> production) {
  public Sizes {
    byTable = Map.copyOf(byTable);
    production = Map.copyOf(production);
  }

  /** Where nothing is known of production. */
  public Sizes(long touched, long parents, Map<Table, Long> byTable) {
    this(touched, parents, byTable, Map.of());
  }

  /** Returns how many rows a touched table shall have. */
  long of(Table table) {
    return byTable.getOrDefault(table, touched);
  }

  /** Returns whether a touched table has more rows in production than it gets. */
  boolean isSample(Table table) {
    return of(table) > 0 && production.getOrDefault(table, 0L) > of(table);
  }
}
