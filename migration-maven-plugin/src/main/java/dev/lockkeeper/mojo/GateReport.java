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
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

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
    if (inputs.reports().contains(ReportFormat.JSON)) {
      writeJson(judgement, server);
    }
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

  private void writeJson(Judgement judgement, Server server) throws CheckImpossibleException {
    Report report =
        new Report(
            inputs.toolVersion(),
            inputs.build(),
            gates,
            history,
            server,
            judgement.statements(),
            judgement.verdict());
    Path file = inputs.outputDirectory().resolve("report.json");
    try {
      new ReportFile(file).write(JsonReport.of(report));
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The report %s cannot be written: %s".formatted(file, e.getMessage()),
          "Make room there, or set migration.outputDirectory",
          e);
    }
  }
}
