package dev.lockkeeper.report;

import dev.lockkeeper.evidence.Budgets;
import java.time.Instant;
import java.util.List;

/**
 * Everything a report shows of the histories of one module.
 *
 * @param toolVersion of this plugin
 * @param build the start of the build's session, which tells its reports from those of others
 * @param gates that this run went through, in order
 * @param budgets that waits were held against
 * @param histories in the order of their ids
 */
public record Report(
    String toolVersion,
    Instant build,
    List<Gate> gates,
    Budgets budgets,
    List<HistoryReport> histories) {
  public Report {
    gates = List.copyOf(gates);
    histories = List.copyOf(histories);
  }
}
