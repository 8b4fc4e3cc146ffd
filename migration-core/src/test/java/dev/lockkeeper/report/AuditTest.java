package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.report.ConsoleReport.Block;
import dev.lockkeeper.report.html.HtmlReport;
import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.ReportParts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person gets of very many histories. */
class AuditTest {

  private final ObjectNode report = JsonMapper.shared().createObjectNode();
  private final ArrayNode histories = report.putArray("histories");
  private final ArrayNode findings = report.putArray("findings");

  @Test
  void the_worst_come_first_and_hazards_are_counted() throws Exception {
    history("quiet", "passed");
    history("mild", "passed");
    finding("mild", "warning", "column-drop-loses-data");
    history("bad", "refused");
    finding("bad", "error", "table-drop-loses-data");
    finding("bad", "error", "index-build-blocks-writes");
    finding("bad", "error", "index-build-blocks-writes");
    finding("bad", "info", "added-column-rewrites-table");
    history("allowed", "passed");
    finding("allowed", "error", "table-drop-loses-data").putObject("allowed").put("because", "x");
    history("worse", "refused");
    IntStream.range(0, 4).forEach(i -> finding("worse", "error", "index-build-blocks-writes"));
    history("unreadable", "impossible");

    assertThat(AuditLines.of(audit()).stream().flatMap(block -> block.text().stream()))
        .containsExactly(
            "Found, by hazard:",
            "       6  index-build-blocks-writes, in 2 histories",
            "       1  column-drop-loses-data, in 1 history",
            "       1  table-drop-loses-data, in 1 history",
            "Histories, the worst first:",
            "  worse: 4 errors, 0 warnings (index-build-blocks-writes 4)",
            "  bad: 3 errors, 0 warnings (index-build-blocks-writes 2, table-drop-loses-data 1)",
            "  mild: 0 errors, 1 warning (column-drop-loses-data 1)");
    assertThat(audit().worst())
        .extracting(Audit.Line::history)
        .containsExactly("unreadable", "worse", "bad", "mild");
  }

  @Test
  void a_terminal_gets_no_more_lines_than_somebody_reads() throws Exception {
    many(3000);
    List<Block> blocks = AuditLines.of(audit());
    assertThat(blocks).filteredOn(block -> block.severity() == Severity.ERROR).hasSize(50);
    assertThat(blocks.get(blocks.size() - 1).text())
        .containsExactly("  and 2950 more with findings, in the report");
  }

  @Test
  void the_page_names_the_worst_and_leaves_out_who_has_nothing() throws Exception {
    many(30);
    history("quiet", "passed");
    String page = HtmlReport.of(report);
    assertThat(page)
        .containsSubsequence(
            "Found, by hazard",
            "1 of 31 histories have no findings.",
            "<a href=\"#history-30\">history-30</a>",
            "<a href=\"#history-1\">history-1</a>",
            "<h2 id=\"history-1\">history-1</h2>",
            "<h2 id=\"history-30\">history-30</h2>")
        .doesNotContain("quiet");
  }

  /** The later, the worse. */
  private void many(int number) {
    for (int i = 1; i <= number; i++) {
      String id = "history-" + i;
      history(id, "refused");
      for (int n = 0; n <= i / 10; n++) {
        finding(id, "error", "table-drop-loses-data");
      }
    }
  }

  private Audit audit() throws Exception {
    return ReportParts.of(report).audit();
  }

  private void history(String id, String verdict) {
    histories.addObject().put("id", id).put("verdict", verdict);
  }

  private ObjectNode finding(String history, String severity, String hazard) {
    return findings
        .addObject()
        .put("history", history)
        .put("severity", severity)
        .put("hazard", hazard);
  }
}
