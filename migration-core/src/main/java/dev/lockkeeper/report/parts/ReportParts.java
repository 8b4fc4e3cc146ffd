package dev.lockkeeper.report.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for machines, one history at a time: of thousands the whole is larger than what
 * anybody wants to hold.
 */
public interface ReportParts {

  /** The key of the histories. */
  String HISTORIES = "histories";

  /** The key of the findings. */
  String FINDINGS = "findings";

  /** Takes one history with its own findings. */
  interface Taker {
    /** Takes the next one. */
    void take(JsonNode history, List<JsonNode> findings) throws IOException;
  }

  /** Returns everything but histories and findings, keys in the contract's order. */
  ObjectNode head();

  /** Returns whether any history has findings. */
  boolean hasFindings();

  /** Hands over each history, in order; it can be asked again. */
  void each(Taker taker) throws IOException;

  /** Returns all histories in few lines. */
  default Audit audit() throws IOException {
    Audit audit = new Audit();
    each(audit);
    return audit;
  }

  /** Returns the parts of a report that is there as a whole. */
  static ReportParts of(JsonNode whole) {
    Map<String, List<JsonNode>> findings = new LinkedHashMap<>();
    for (JsonNode finding : whole.path(FINDINGS)) {
      findings
          .computeIfAbsent(finding.path("history").asString(), id -> new ArrayList<>())
          .add(finding);
    }
    return new Whole(whole, findings);
  }

  /** A report that is there as a whole, with its findings by history. */
  record Whole(JsonNode report, Map<String, List<JsonNode>> findings) implements ReportParts {

    @Override
    public ObjectNode head() {
      ObjectNode head = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : report.properties()) {
        if (!HISTORIES.equals(entry.getKey()) && !FINDINGS.equals(entry.getKey())) {
          head.set(entry.getKey(), entry.getValue());
        }
      }
      return head;
    }

    @Override
    public boolean hasFindings() {
      return !findings.isEmpty();
    }

    @Override
    public void each(Taker taker) throws IOException {
      for (JsonNode history : report.path(HISTORIES)) {
        taker.take(history, findings.getOrDefault(history.path("id").asString(), List.of()));
      }
    }
  }
}
