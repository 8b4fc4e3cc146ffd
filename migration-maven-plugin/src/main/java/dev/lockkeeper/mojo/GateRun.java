package dev.lockkeeper.mojo;

import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** One run of a gate over all histories of a module, from the folders to the verdict. */
final class GateRun {

  /**
   * How it ended.
   *
   * @param lastLine verdict, base, pending count and coverage
   * @param verdicts of the histories that have scripts
   */
  record End(boolean refused, String lastLine, List<Verdict> verdicts) {}

  private final GateInputs inputs;
  private final GateKind kind;
  private final Log log;

  GateRun(GateInputs inputs, GateKind kind, Log log) {
    this.inputs = inputs;
    this.kind = kind;
    this.log = log;
  }

  /**
   * Judges every history; findings are printed and reported before this returns or throws.
   *
   * @throws CheckImpossibleException where one of them could not be judged
   */
  End run() throws CheckImpossibleException {
    if (!kind.runs() && inputs.histories().stream().anyMatch(one -> !one.existing().isEmpty())) {
      HeadStart.of(inputs);
    }
    inputs.otherWays().warnings().forEach(log::warn);
    GateReport report = new GateReport(inputs, kind, log);
    if (kind.runs()) {
      rehearse(report);
    } else {
      InOrder.work(inputs.histories(), this::predicted, report::add);
    }
    return report.end();
  }

  private HistoryRun predicted(HistorySource source) {
    return new HistoryRun(inputs, source, kind).predict();
  }

  /** While something is measured, nothing else is worked on. */
  private void rehearse(GateReport report) {
    List<HistoryRun> runs = new ArrayList<>();
    InOrder.work(inputs.histories(), this::predicted, runs::add);
    try (ScratchServer server = new ScratchServer(inputs, log)) {
      for (HistoryRun run : runs) {
        report.tell(run);
        run.rehearse(server, log);
        report.add(run);
      }
    }
  }
}
