package dev.lockkeeper.mojo;

import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.mojo.GateInputs.ReportFormat;
import dev.lockkeeper.report.AuditLines;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.report.Gate;
import dev.lockkeeper.report.GrowingReport;
import dev.lockkeeper.report.HistoryReport;
import dev.lockkeeper.report.LastLine;
import dev.lockkeeper.report.ReportFile;
import dev.lockkeeper.report.html.HtmlReport;
import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.ReportParts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.maven.plugin.logging.Log;

/** Tells people and machines what the gates said of each history, and of all together. */
final class GateReport {

  private final GateInputs inputs;
  private final GateKind kind;
  private final Log log;
  private final Set<String> configurations = new LinkedHashSet<>();
  private final GrowingReport report;
  private final LastLine lastLine = new LastLine();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int histories;
  private boolean refused;
  private final Map<String, CheckImpossibleException> impossible = new LinkedHashMap<>();

  GateReport(GateInputs inputs, GateKind kind, Log log) {
    this.inputs = inputs;
    this.kind = kind;
    this.log = log;
    this.report = new GrowingReport(inputs.toolVersion(), inputs.build(), inputs.budgets());
  }

  /** Says what is known before a history is rehearsed. */
  void tell(HistoryRun run) {
    if (audits()) {
      warnings.addAll(run.warnings());
      return;
    }
    run.warnings().forEach(log::warn);
    run.configured()
        .map(own -> String.join(", ", new LinkedHashSet<>(own.flyway().origins().values())))
        .filter(origins -> !origins.isEmpty() && configurations.add(origins))
        .ifPresent(origins -> log.info("Flyway's configuration: " + origins));
  }

  private boolean audits() {
    return inputs.histories().size() > Audit.FEW;
  }

  /** Takes a history that has come to its end. */
  void add(HistoryRun run) {
    if (!kind.runs()) {
      tell(run);
    }
    if (!run.hasScripts()) {
      return;
    }
    run.gates().forEach(report::add);
    HistoryReport history = run.report();
    histories++;
    report.add(history);
    lastLine.add(history);
    refused |= history.outcome() == Gate.Outcome.REFUSED;
    history.judged().ifPresent(judged -> verdicts.add(judged.verdict()));
    run.impossible().ifPresent(e -> impossible.put(history.id(), e));
    if (inputs.reports().contains(ReportFormat.CONSOLE) && !audits()) {
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
    if (histories == 0) {
      return new GateRun.End(
          false,
          inputs.folders().isEmpty()
              ? "Skipped: there is no folder db/migration in this module's resources."
              : "Passed: there are no scripts in %s.".formatted(inputs.folders()),
          List.of());
    }
    if (audits()) {
      tellAudit();
    }
    writeFiles();
    if (!impossible.isEmpty()) {
      throw couldNotJudge(lastLine.text(kind.runs()));
    }
    return new GateRun.End(refused, lastLine.text(kind.runs()), List.copyOf(verdicts));
  }

  private void tellAudit() {
    warnings.stream().limit(AuditLines.MOST).forEach(log::warn);
    if (warnings.size() > AuditLines.MOST) {
      log.warn(
          "%d more warnings; the build of each module tells its own"
              .formatted(warnings.size() - AuditLines.MOST));
    }
    if (inputs.reports().contains(ReportFormat.CONSOLE)) {
      AuditLines.of(report.audit()).forEach(this::print);
    }
  }

  private CheckImpossibleException couldNotJudge(String line) {
    if (inputs.histories().size() == 1) {
      return impossible.values().iterator().next();
    }
    impossible.entrySet().stream()
        .limit(AuditLines.MOST)
        .forEach(
            one ->
                log.error(
                    "%s could not be judged: %s"
                        .formatted(one.getKey(), one.getValue().getMessage())));
    log.error(line);
    return new CheckImpossibleException(
        "%d of %d histories could not be judged, the first is %s"
            .formatted(
                impossible.size(),
                inputs.histories().size(),
                impossible.keySet().iterator().next()),
        "See above, or in the report, what stands in the way of each");
  }

  /** The page shows what the whole build has found, as the other file holds it. */
  private void writeFiles() throws CheckImpossibleException {
    ReportFile file = new ReportFile(inputs.outputDirectory().resolve("report.json"));
    try {
      ReportParts whole = file.whole(report);
      CompletableFuture<Void> page =
          inputs.reports().contains(ReportFormat.HTML)
              ? CompletableFuture.runAsync(() -> writePage(whole))
              : CompletableFuture.completedFuture(null);
      if (inputs.reports().contains(ReportFormat.JSON)) {
        file.put(whole);
      }
      join(page);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The report cannot be written to %s: %s"
              .formatted(inputs.outputDirectory(), e.getMessage()),
          "Make room there, or set migration.outputDirectory",
          e);
    }
  }

  private void writePage(ReportParts whole) {
    try {
      ReportFile.replace(
          inputs.outputDirectory().resolve("report.html"),
          beside -> {
            try (Writer out = Files.newBufferedWriter(beside)) {
              HtmlReport.write(whole, out);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void join(CompletableFuture<Void> page) throws IOException {
    try {
      page.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw e;
    }
  }
}
