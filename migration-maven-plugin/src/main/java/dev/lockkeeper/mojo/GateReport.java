package dev.lockkeeper.mojo;

import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.mojo.GateInputs.ReportFormat;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.report.Gate;
import dev.lockkeeper.report.HistoryReport;
import dev.lockkeeper.report.JsonReport;
import dev.lockkeeper.report.LastLine;
import dev.lockkeeper.report.Report;
import dev.lockkeeper.report.ReportFile;
import dev.lockkeeper.report.html.HtmlReport;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.maven.plugin.logging.Log;
import tools.jackson.databind.node.ObjectNode;

/** Tells people and machines what the gates said of each history, and of all together. */
final class GateReport {

  private final GateInputs inputs;
  private final GateKind kind;
  private final Log log;
  private final Set<String> configurations = new LinkedHashSet<>();
  private final Map<String, Gate> gates = new LinkedHashMap<>();
  private final List<HistoryReport> histories = new ArrayList<>();
  private final Map<String, CheckImpossibleException> impossible = new LinkedHashMap<>();

  GateReport(GateInputs inputs, GateKind kind, Log log) {
    this.inputs = inputs;
    this.kind = kind;
    this.log = log;
  }

  /** Says what is known before a history is rehearsed. */
  void tell(HistoryRun run) {
    run.configured()
        .map(own -> String.join(", ", new LinkedHashSet<>(own.flyway().origins().values())))
        .filter(origins -> !origins.isEmpty() && configurations.add(origins))
        .ifPresent(origins -> log.info("Flyway's configuration: " + origins));
    run.warnings().forEach(log::warn);
  }

  /** Takes a history that has come to its end. */
  void add(HistoryRun run) {
    if (!kind.runs()) {
      tell(run);
    }
    if (!run.hasScripts()) {
      return;
    }
    run.gates().forEach(gate -> gates.merge(gate.name(), gate, Gate::plus));
    HistoryReport history = run.report();
    histories.add(history);
    run.impossible().ifPresent(e -> impossible.put(history.id(), e));
    if (inputs.reports().contains(ReportFormat.CONSOLE)) {
      history.judged().ifPresent(judged -> print(judged.verdict()));
    }
  }

  private void print(Verdict verdict) {
    ConsoleReport.findings(verdict).forEach(this::print);
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

  /**
   * Writes the reports and returns how the run ended.
   *
   * @throws CheckImpossibleException where a history could not be judged; the others' findings are
   *     told by then
   */
  GateRun.End end() throws CheckImpossibleException {
    if (histories.isEmpty()) {
      return new GateRun.End(
          false,
          inputs.folders().isEmpty()
              ? "Skipped: there is no folder db/migration in this module's resources."
              : "Passed: there are no scripts in %s.".formatted(inputs.folders()),
          List.of());
    }
    writeFiles();
    String lastLine = LastLine.of(histories, kind.runs());
    if (!impossible.isEmpty()) {
      throw couldNotJudge(lastLine);
    }
    boolean refused =
        histories.stream().anyMatch(history -> history.outcome() == Gate.Outcome.REFUSED);
    return new GateRun.End(
        refused,
        lastLine,
        histories.stream()
            .flatMap(history -> history.judged().stream())
            .map(HistoryReport.Judged::verdict)
            .toList());
  }

  private CheckImpossibleException couldNotJudge(String lastLine) {
    if (inputs.histories().size() == 1) {
      return impossible.values().iterator().next();
    }
    impossible.forEach(
        (id, e) -> log.error("%s could not be judged: %s".formatted(id, e.getMessage())));
    log.error(lastLine);
    return new CheckImpossibleException(
        "%d of %d histories could not be judged, the first is %s"
            .formatted(
                impossible.size(),
                inputs.histories().size(),
                impossible.keySet().iterator().next()),
        "See above what stands in the way of each");
  }

  /** The page shows what the whole build has found, as the other file holds it. */
  private void writeFiles() throws CheckImpossibleException {
    ObjectNode report = JsonReport.of(report());
    ReportFile file = new ReportFile(inputs.outputDirectory().resolve("report.json"));
    try {
      ObjectNode whole = file.whole(report);
      CompletableFuture<Optional<String>> page =
          CompletableFuture.supplyAsync(
              () ->
                  inputs.reports().contains(ReportFormat.HTML)
                      ? Optional.of(HtmlReport.of(whole))
                      : Optional.empty());
      if (inputs.reports().contains(ReportFormat.JSON)) {
        file.put(whole);
      }
      Optional<String> written = page.join();
      if (written.isPresent()) {
        ReportFile.replace(inputs.outputDirectory().resolve("report.html"), written.get());
      }
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The report cannot be written to %s: %s"
              .formatted(inputs.outputDirectory(), e.getMessage()),
          "Make room there, or set migration.outputDirectory",
          e);
    }
  }

  private Report report() {
    return new Report(
        inputs.toolVersion(),
        inputs.build(),
        List.copyOf(gates.values()),
        inputs.budgets(),
        histories);
  }
}
