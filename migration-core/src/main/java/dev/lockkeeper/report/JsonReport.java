package dev.lockkeeper.report;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Coverage.Gap;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.report.HistoryReport.Judged;
import dev.lockkeeper.report.parts.ReportParts;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.TransactionModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for machines: {@code target/migration/report.json}, a public contract with a JSON
 * Schema beside it ({@code report.schema.json}).
 */
public final class JsonReport {

  private static final int SCHEMA_VERSION = 1;

  private JsonReport() {}

  /** Returns the report as a document, keys in the contract's order. */
  public static ObjectNode of(Report report) {
    ObjectNode root =
        head(
            report.toolVersion(),
            report.build(),
            verdict(report),
            report.gates(),
            coverage(report));
    ArrayNode histories = root.putArray(ReportParts.HISTORIES);
    ArrayNode findings = root.putArray(ReportParts.FINDINGS);
    for (HistoryReport history : report.histories()) {
      histories.add(history(history, report.budgets()));
      findings.addAll(findings(history));
    }
    return root;
  }

  /** Returns everything but histories and findings. */
  static ObjectNode head(
      String toolVersion,
      Instant build,
      Gate.Outcome verdict,
      List<Gate> passed,
      Coverage coverage) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.putObject("tool").put("name", "migration-maven-plugin").put("version", toolVersion);
    root.put("build", text(build));
    root.put("verdict", verdict.word());
    ArrayNode gates = root.putArray("gates");
    for (Gate gate : passed) {
      gates
          .addObject()
          .put("gate", gate.name())
          .put("verdict", gate.outcome().word())
          .put("millis", gate.took().toMillis());
    }
    writeCoverage(root.putObject("coverage"), coverage);
    return root;
  }

  static String text(Instant build) {
    return build.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Gate.Outcome verdict(Report report) {
    Stream<Gate.Outcome> all =
        Stream.concat(
            report.gates().stream().map(Gate::outcome),
            report.histories().stream().map(HistoryReport::outcome));
    return all.reduce(Gate.Outcome.PASSED, Gate.Outcome::or);
  }

  private static Coverage coverage(Report report) {
    return report.histories().stream()
        .flatMap(history -> history.judged().stream())
        .map(judged -> judged.verdict().coverage())
        .reduce(Coverage.NONE, Coverage::plus);
  }

  private static void writeCoverage(ObjectNode node, Coverage coverage) {
    node.put("scripts", coverage.scripts());
    node.put("pendingScripts", coverage.pendingScripts());
    node.put("statements", coverage.statements());
    node.put("read", coverage.statements() - coverage.unread().size());
    node.put("observed", coverage.observed());
    writeGaps(node.putArray("unread"), coverage.unread());
    writeGaps(node.putArray("unobserved"), coverage.unobserved());
  }

  private static void writeGaps(ArrayNode node, List<Gap> gaps) {
    for (Gap gap : gaps) {
      node.addObject()
          .put("script", gap.place().file())
          .put("line", gap.place().line())
          .put("because", gap.because());
    }
  }

  /** Returns what is said of one history. */
  static ObjectNode history(HistoryReport report, Budgets budgets) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", report.id());
    node.put("verdict", report.outcome().word());
    report.impossible().ifPresent(because -> node.put("because", because));
    report.judged().ifPresent(judged -> writeJudged(node, judged, budgets));
    if (report.judged().isEmpty()) {
      node.putArray("scripts");
    }
    return node;
  }

  private static void writeJudged(ObjectNode node, Judged judged, Budgets budgets) {
    Base base = judged.history().base();
    ObjectNode baseNode = node.putObject("base").put("kind", base.kind().word());
    base.at().ifPresent(at -> baseNode.put("at", at));
    baseNode.put("found", base.found());
    node.putObject("database")
        .put("product", judged.server().product())
        .put("version", judged.server().version())
        .put("source", judged.server().source());
    ObjectNode limits =
        node.putObject("budgets")
            .put("readsMillis", budgets.reads().toMillis())
            .put("writesMillis", budgets.writes().toMillis());
    budgets.wal().ifPresent(most -> limits.put("walBytes", Math.round(most.bytes())));
    budgets
        .lag()
        .ifPresent(
            lag ->
                limits
                    .put("lagMillis", lag.longest().toMillis())
                    .put("replayBytesPerSecond", Math.round(lag.replayRate().bytes())));
    Map<String, List<Examined>> statements =
        judged.statements().stream()
            .collect(Collectors.groupingBy(examined -> examined.read().script().path()));
    node.putArray("scripts")
        .addAll(
            judged.history().scripts().parallelStream()
                .map(
                    script ->
                        script(
                            script,
                            judged.history().pending(script),
                            statements.getOrDefault(script.path(), List.of())))
                .toList());
  }

  private static ObjectNode script(Script script, boolean pending, List<Examined> statements) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("path", script.path());
    script.version().ifPresent(version -> node.put("version", version.toString()));
    node.put("description", script.description());
    node.put("kind", script.kind().name().toLowerCase(Locale.ROOT));
    node.put("checksum", script.checksum());
    node.put("pending", pending);
    if (!pending) {
      return node;
    }
    TransactionModel model =
        TransactionModel.of(
            script, statements.stream().map(examined -> examined.read().statement()).toList());
    node.put("transactional", model == TransactionModel.TRANSACTIONAL);
    ArrayNode statementNodes = node.putArray("statements");
    statements.forEach(examined -> StatementJson.write(statementNodes.addObject(), examined));
    return node;
  }

  /** Returns what was found in one history. */
  static ArrayNode findings(HistoryReport report) {
    ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    report.judged().stream()
        .flatMap(judged -> judged.verdict().findings().stream())
        .forEach(found -> writeFinding(findings.addObject(), report.id(), found));
    return findings;
  }

  private static void writeFinding(ObjectNode node, String history, Finding finding) {
    node.put("hazard", finding.hazard());
    node.put("severity", finding.severity().word());
    node.put("basis", finding.agreement().observed() ? "observed" : "predicted");
    node.put("agreement", finding.agreement().word());
    node.put("history", history);
    node.put("script", finding.place().file());
    node.put("line", finding.place().line());
    node.put("column", finding.place().column());
    node.put("statement", finding.statement());
    node.put("message", finding.message());
    if (!finding.cure().steps().isEmpty()) {
      node.put("cure", String.join("\n", finding.cure().lines()));
    }
    node.put("fingerprint", finding.fingerprint());
    finding
        .allowed()
        .ifPresent(
            allowed -> {
              ObjectNode allowedNode = node.putObject("allowed").put("because", allowed.because());
              allowed.until().ifPresent(day -> allowedNode.put("until", day.toString()));
              allowedNode.put("where", allowed.where());
            });
  }
}
