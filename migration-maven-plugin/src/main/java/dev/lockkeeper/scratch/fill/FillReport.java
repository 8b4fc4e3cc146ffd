package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What filling did.
 *
 * @param tables in the order in which they were filled
 * @param millis for all of it, planning and statistics included
 * @param remarks what is not as it was asked for, each a sentence without its full stop
 */
public record FillReport(List<Filled> tables, long millis, List<String> remarks) {

  /**
   * One table.
   *
   * @param rows added
   * @param existing rows that were there before
   * @param millis for copying them and building the indexes
   */
  public record Filled(Table table, long rows, long existing, long millis) {

    /** Returns how fast it went. */
    public long rowsPerSecond() {
      return 1000 * rows / Math.max(1, millis);
    }
  }

  /** Returns how many rows each table has now. */
  public Map<Table, Long> byTable() {
    return tables.stream()
        .collect(Collectors.toMap(Filled::table, table -> table.existing() + table.rows()));
  }

  public FillReport {
    tables = List.copyOf(tables);
    remarks = List.copyOf(remarks);
  }
}
