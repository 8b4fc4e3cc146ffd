package dev.lockkeeper.report;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Coverage.Gap;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.TransactionModel;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for machines: {@code target/migration/report.json}, a public contract with a JSON
 * Schema beside it ({@code report.schema.json}).
 */
public final class JsonReport {

  private static final int SCHEMA_VERSION = 1;

  private final ObjectNode root = JsonMapper.shared().createObjectNode();

  private JsonReport() {}

  /** Returns the report as a document, keys in the contract's order. */
  public static ObjectNode of(Report report) {
    JsonReport json = new JsonReport();
    json.write(report);
    return json.root;
  }

  private void write(Report report) {
    root.put("schemaVersion", SCHEMA_VERSION);
    root.putObject("tool")
        .put("name", "migration-maven-plugin")
        .put("version", report.toolVersion());
    root.put("build", report.build().truncatedTo(ChronoUnit.SECONDS).toString());
    root.put("verdict", verdict(report).word());
    ArrayNode gates = root.putArray("gates");
    for (Gate gate : report.gates()) {
      gates
          .addObject()
          .put("gate", gate.name())
          .put("verdict", gate.outcome().word())
          .put("millis", gate.took().toMillis());
    }
    writeCoverage(root.putObject("coverage"), report.verdict().coverage());
    writeHistory(root.putArray("histories").addObject(), report);
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : report.verdict().findings()) {
      writeFinding(findings.addObject(), report.history().id(), finding);
    }
  }

  private static Gate.Outcome verdict(Report report) {
    List<Gate.Outcome> outcomes = report.gates().stream().map(Gate::outcome).toList();
    if (outcomes.contains(Gate.Outcome.IMPOSSIBLE)) {
      return Gate.Outcome.IMPOSSIBLE;
    }
    return report.verdict().refused() ? Gate.Outcome.REFUSED : Gate.Outcome.PASSED;
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

  private static void writeHistory(ObjectNode node, Report report) {
    node.put("id", report.history().id());
    Base base = report.history().base();
    ObjectNode baseNode = node.putObject("base").put("kind", base.kind().word());
    base.at().ifPresent(at -> baseNode.put("at", at));
    baseNode.put("found", base.found());
    node.putObject("database")
        .put("product", report.server().product())
        .put("version", report.server().version())
        .put("source", report.server().source());
    node.putObject("budgets")
        .put("readsMillis", report.budgets().reads().toMillis())
        .put("writesMillis", report.budgets().writes().toMillis());
    ArrayNode scripts = node.putArray("scripts");
    for (Script script : report.history().scripts()) {
      writeScript(scripts.addObject(), script, report);
    }
  }

  private static void writeScript(ObjectNode node, Script script, Report report) {
    boolean pending = report.history().pending(script);
    node.put("path", script.path());
    script.version().ifPresent(version -> node.put("version", version.toString()));
    node.put("description", script.description());
    node.put("kind", script.kind().name().toLowerCase(Locale.ROOT));
    node.put("checksum", script.checksum());
    node.put("pending", pending);
    if (!pending) {
      return;
    }
    List<Examined> statements =
        report.statements().stream()
            .filter(examined -> examined.read().script().equals(script))
            .toList();
    TransactionModel model =
        TransactionModel.of(
            statements.stream().map(examined -> examined.read().statement()).toList());
    node.put("transactional", model == TransactionModel.TRANSACTIONAL);
    ArrayNode statementNodes = node.putArray("statements");
    statements.forEach(examined -> StatementJson.write(statementNodes.addObject(), examined));
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
