package dev.lockkeeper.report.html;

import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.Audit.Count;
import dev.lockkeeper.report.parts.Audit.Line;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two tables before the findings of many histories: what was found, and where most. */
record AuditSection(Audit audit, Markup markup) {

  /** Where a history's findings stand in the page. */
  static String anchor(int number) {
    return "history-" + number;
  }

  void write() {
    if (!audit.counts().isEmpty()) {
      markup.element("h2", "Found, by hazard").line();
      head("Hazard", "Findings", "Histories");
      audit.counts().forEach(this::row);
      markup.close().line();
    }
    List<Line> worst = audit.worst();
    markup.element("h2", "Histories, the worst first").line();
    markup.element(
        "p",
        "%d of %d histories have no findings.".formatted(others(worst), audit.histories()),
        "class",
        "muted");
    markup.line();
    head("History", "Verdict", "Errors", "Warnings", "Hazards");
    worst.forEach(this::row);
    markup.close().line();
  }

  private int others(List<Line> worst) {
    return audit.histories() - worst.size();
  }

  private void head(String... titles) {
    markup.open("table").line().open("tr");
    for (String title : titles) {
      markup.element("th", title);
    }
    markup.close().line();
  }

  private void row(Count count) {
    markup.open("tr").element("td", count.hazard());
    number(count.findings());
    number(count.histories());
    markup.close().line();
  }

  private void row(Line line) {
    markup.open("tr").open("td");
    markup.element("a", line.history(), "href", "#" + anchor(line.number())).close();
    markup.element("td", line.verdict());
    number(line.errors());
    number(line.warnings());
    markup.element("td", hazards(line.hazards()));
    markup.close().line();
  }

  private void number(int number) {
    markup.element("td", Integer.toString(number), "class", "number");
  }

  private static String hazards(Map<String, Integer> hazards) {
    return hazards.entrySet().stream()
        .map(hazard -> "%s %d".formatted(hazard.getKey(), hazard.getValue()))
        .collect(Collectors.joining(", "));
  }
}
