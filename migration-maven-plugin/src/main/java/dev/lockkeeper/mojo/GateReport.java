package dev.lockkeeper.mojo;

import dev.lockkeeper.Judgement;
import dev.lockkeeper.base.History;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.mojo.GateInputs.ReportFormat;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.report.Gate;
import dev.lockkeeper.report.JsonReport;
import dev.lockkeeper.report.Report;
import dev.lockkeeper.report.ReportFile;
import dev.lockkeeper.report.Server;
import dev.lockkeeper.report.html.HtmlReport;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import tools.jackson.databind.node.ObjectNode;

/** Tells people and machines what the gates said. */
final class GateReport {

  private final GateInputs inputs;
  private final History history;
  private final Log log;
  private final List<Gate> gates = new ArrayList<>();

  GateReport(GateInputs inputs, History history, Log log) {
    this.inputs = inputs;
    this.history = history;
    this.log = log;
  }

  /** Notes what a gate said. */
  void gate(String name, Verdict verdict, Duration took) {
    gates.add(new Gate(name, verdict.refused() ? Gate.Outcome.REFUSED : Gate.Outcome.PASSED, took));
  }

  /** Notes that a gate could not judge. */
  void impossible(String name, Duration took) {
    gates.add(new Gate(name, Gate.Outcome.IMPOSSIBLE, took));
  }

  /** Writes all reports that were asked for. */
  void write(Judgement judgement, Server server) throws CheckImpossibleException {
    if (inputs.reports().contains(ReportFormat.CONSOLE)) {
      ConsoleReport.findings(judgement.verdict()).forEach(this::print);
    }
    writeFiles(judgement, server);
  }

  private void print(ConsoleReport.Block block) {
    for (String line : block.text()) {
      switch (block.severity()) {
        case ERROR -> log.error(line);
        case WARNING -> log.warn(line);
        case INFO -> log.info(line);
      }
    }
  }

  /** The page shows what the whole build has found, as the other file holds it. */
  private void writeFiles(Judgement judgement, Server server) throws CheckImpossibleException {
    ObjectNode report = JsonReport.of(report(judgement, server));
    ReportFile file = new ReportFile(inputs.outputDirectory().resolve("report.json"));
    try {
      ObjectNode whole = file.whole(report);
      if (inputs.reports().contains(ReportFormat.JSON)) {
        file.write(report);
      }
      if (inputs.reports().contains(ReportFormat.HTML)) {
        ReportFile.replace(inputs.outputDirectory().resolve("report.html"), HtmlReport.of(whole));
      }
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The report cannot be written to %s: %s"
              .formatted(inputs.outputDirectory(), e.getMessage()),
          "Make room there, or set migration.outputDirectory",
          e);
    }
  }

  private Report report(Judgement judgement, Server server) {
    return new Report(
        inputs.toolVersion(),
        inputs.build(),
        gates,
        history,
        server,
        inputs.budgets(),
        judgement.statements(),
        judgement.verdict());
  }
}
