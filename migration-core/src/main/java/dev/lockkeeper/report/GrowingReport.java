package dev.lockkeeper.report;

import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.ReportParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report that grows history by history. What is said of each is written down as soon as it has
 * ended, so that scripts, statements and schemas can go.
 */
public final class GrowingReport implements ReportParts {

  /** So many are kept as they are; to pack them would cost more than it saves. */
  private static final int FEW = 16;

  private interface Kept {
    JsonNode part() throws IOException;
  }

  private final String toolVersion;
  private final Instant build;
  private final Budgets budgets;
  private final Map<String, Gate> gates = new LinkedHashMap<>();
  private final List<Kept> parts = new ArrayList<>();
  private final Audit audit = new Audit();
  private Coverage coverage = Coverage.NONE;
  private Gate.Outcome outcome = Gate.Outcome.PASSED;
  private boolean findings;

  /**
   * @param toolVersion of this plugin
   * @param build the start of the build's session
   * @param budgets that waits were held against
   */
  public GrowingReport(String toolVersion, Instant build, Budgets budgets) {
    this.toolVersion = toolVersion;
    this.build = build;
    this.budgets = budgets;
  }

  /** Takes what a gate said of one history. */
  public void add(Gate gate) {
    gates.merge(gate.name(), gate, Gate::plus);
  }

  /** Takes a history that has come to its end. */
  public void add(HistoryReport history) {
    outcome = outcome.or(history.outcome());
    history.judged().ifPresent(judged -> coverage = coverage.plus(judged.verdict().coverage()));
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.set("history", JsonReport.history(history, budgets));
    ArrayNode found = JsonReport.findings(history);
    part.set(FINDINGS, found);
    findings |= !found.isEmpty();
    audit.take(part.path("history"), found.valueStream().toList());
    parts.add(parts.size() < FEW ? () -> part : packed(part));
  }

  private static Kept packed(ObjectNode part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      JsonText.write(part, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] packed = bytes.toByteArray();
    return () -> {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return JsonMapper.shared().readTree(in);
      }
    };
  }

  /** Returns the start of the build's session, as the report writes it. */
  String build() {
    return JsonReport.text(build);
  }

  @Override
  public ObjectNode head() {
    Gate.Outcome verdict =
        gates.values().stream().map(Gate::outcome).reduce(outcome, Gate.Outcome::or);
    return JsonReport.head(toolVersion, build, verdict, List.copyOf(gates.values()), coverage);
  }

  @Override
  public boolean hasFindings() {
    return findings;
  }

  @Override
  public void each(Taker taker) throws IOException {
    for (Kept kept : parts) {
      JsonNode part = kept.part();
      taker.take(part.path("history"), part.path(FINDINGS).valueStream().toList());
    }
  }

  @Override
  public Audit audit() {
    return audit;
  }

  /** Returns the report as one document. */
  ObjectNode whole() throws IOException {
    ObjectNode whole = head();
    ArrayNode histories = whole.putArray(HISTORIES);
    ArrayNode all = whole.putArray(FINDINGS);
    each(
        (history, own) -> {
          histories.add(history);
          all.addAll(own);
        });
    return whole;
  }
}
