package dev.lockkeeper.report;

import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Everything a report shows of one history.
 *
 * @param toolVersion of this plugin
 * @param build the start of the build's session, which tells its reports from those of others
 * @param gates that this run went through, in order
 * @param history what was judged, with its base
 * @param server the database it was judged for
 * @param budgets that waits were held against
 * @param statements the pending ones
 * @param verdict over them
 */
public record Report(
    String toolVersion,
    Instant build,
    List<Gate> gates,
    History history,
    Server server,
    Budgets budgets,
    List<Examined> statements,
    Verdict verdict) {
  public Report {
    gates = List.copyOf(gates);
    statements = List.copyOf(statements);
  }
}
