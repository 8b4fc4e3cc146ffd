package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.fill.ColumnFigures;
import java.util.Map;

/**
 * How many rows a rehearsal gives to tables, and how many they have in production.
 *
 * @param touched in each table that the pending scripts touch
 * @param parents in each table that those refer to
 * @param byTable in single tables instead
 * @param production in the tables of which that is known
 * @param figures of columns in production that the rows shall look like, by table and name
 */
public record Sizes(
    long touched,
    long parents,
    Map<Table, Long> byTable,
    Map<Table, Long> production,
    Map<Table, Map<String, ColumnFigures>> figures) {
  public Sizes {
    byTable = Map.copyOf(byTable);
    production = Map.copyOf(production);
    figures = Map.copyOf(figures);
  }

  /** Where no column of production is known. */
  public Sizes(long touched, long parents, Map<Table, Long> byTable, Map<Table, Long> production) {
    this(touched, parents, byTable, production, Map.of());
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
