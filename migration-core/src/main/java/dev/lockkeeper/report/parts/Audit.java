package dev.lockkeeper.report.parts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Many histories in few lines: the worst first, and how often each hazard was found. */
public final class Audit implements ReportParts.Taker {

  /** So many histories are told finding by finding; more are an audit. */
  public static final int FEW = 20;

  private static final Comparator<Line> WORST_FIRST =
      Comparator.comparing((Line line) -> !line.isUnjudged())
          .thenComparing(Line::errors, Comparator.reverseOrder())
          .thenComparing(Line::warnings, Comparator.reverseOrder());

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Count> counts = new TreeMap<>();
  private int histories;

  /**
   * One history that has findings, or could not be judged.
   *
   * @param verdict as the report for machines has it
   * @param number of the history among all, from 1
   * @param errors without the allowed ones
   * @param warnings without the allowed ones
   * @param hazards of errors and warnings, the most frequent first
   */
  public record Line(
      String history,
      int number,
      String verdict,
      int errors,
      int warnings,
      Map<String, Integer> hazards) {

    public Line {
      hazards = Collections.unmodifiableMap(new LinkedHashMap<>(hazards));
    }

    /** Returns whether nobody could say what it does. */
    public boolean isUnjudged() {
      return verdict.equals("impossible");
    }

    /** Returns whether it stops the build. */
    public boolean isRefused() {
      return verdict.equals("refused");
    }
  }

  /** How often a hazard was found, allowed ones and what only informs left out. */
  public record Count(String hazard, int findings, int histories) {
    private Count plus(int more) {
      return new Count(hazard, findings + more, histories + 1);
    }
  }

  @Override
  public void take(JsonNode history, List<JsonNode> findings) {
    histories++;
    int errors = 0;
    int warnings = 0;
    Map<String, Integer> hazards = new TreeMap<>();
    for (JsonNode finding : findings) {
      String severity = finding.has("allowed") ? "" : finding.path("severity").asString();
      errors += severity.equals("error") ? 1 : 0;
      warnings += severity.equals("warning") ? 1 : 0;
      if (severity.equals("error") || severity.equals("warning")) {
        hazards.merge(finding.path("hazard").asString(), 1, Integer::sum);
      }
    }
    hazards.forEach(
        (id, number) -> counts.put(id, counts.getOrDefault(id, new Count(id, 0, 0)).plus(number)));
    String verdict = history.path("verdict").asString();
    String id = history.path("id").asString();
    Line line = new Line(id, histories, verdict, errors, warnings, frequentFirst(hazards));
    if (!hazards.isEmpty() || line.isUnjudged()) {
      lines.add(line);
    }
  }

  private static Map<String, Integer> frequentFirst(Map<String, Integer> hazards) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    hazards.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** Returns how many histories were taken. */
  public int histories() {
    return histories;
  }

  /** Returns whether there are too many of them to be told finding by finding. */
  public boolean isLarge() {
    return histories > FEW;
  }

  /** Returns those with findings and those that could not be judged, the worst first. */
  public List<Line> worst() {
    return lines.stream().sorted(WORST_FIRST).toList();
  }

  /** Returns what was found, the most frequent first. */
  public Collection<Count> counts() {
    return counts.values().stream()
        .sorted(Comparator.comparing(Count::findings).reversed())
        .toList();
  }
}
