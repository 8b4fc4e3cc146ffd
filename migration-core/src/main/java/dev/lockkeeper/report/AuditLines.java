package dev.lockkeeper.report;

import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.report.ConsoleReport.Block;
import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.Audit.Count;
import dev.lockkeeper.report.parts.Audit.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An audit as lines for a terminal: how often each hazard was found, then the worst histories. */
public final class AuditLines {

  /** More lines than that nobody reads on a terminal; all are in the reports. */
  public static final int MOST = 50;

  /** So many hazards of a history are named in its line. */
  private static final int NAMED = 3;

  private AuditLines() {}

  /** Returns the lines; those that could not be judged are for somebody else to tell. */
  public static List<Block> of(Audit audit) {
    List<Line> worst = audit.worst().stream().filter(line -> !line.isUnjudged()).toList();
    List<Block> blocks = new ArrayList<>();
    if (!audit.counts().isEmpty()) {
      blocks.add(
          new Block(
              Severity.INFO,
              Stream.concat(
                      Stream.of("Found, by hazard:"), audit.counts().stream().map(AuditLines::line))
                  .toList()));
      blocks.add(new Block(Severity.INFO, List.of("Histories, the worst first:")));
    }
    worst.stream().limit(MOST).map(AuditLines::block).forEach(blocks::add);
    if (worst.size() > MOST) {
      blocks.add(
          new Block(
              Severity.INFO,
              List.of(
                  "  and %d more with findings, in the report".formatted(worst.size() - MOST))));
    }
    return blocks;
  }

  private static String line(Count count) {
    return "  %6d  %s, in %s"
        .formatted(count.findings(), count.hazard(), plural(count.histories(), "histories"));
  }

  private static Block block(Line line) {
    String hazards =
        line.hazards().entrySet().stream()
            .limit(NAMED)
            .map(hazard -> hazard.getKey() + " " + hazard.getValue())
            .collect(Collectors.joining(", "));
    return new Block(
        line.isRefused() ? Severity.ERROR : Severity.WARNING,
        List.of(
            "  %s: %s, %s (%s%s)"
                .formatted(
                    line.history(),
                    plural(line.errors(), "errors"),
                    plural(line.warnings(), "warnings"),
                    hazards,
                    line.hazards().size() > NAMED ? ", …" : "")));
  }

  private static String plural(int number, String nouns) {
    String one = nouns.equals("histories") ? "history" : nouns.substring(0, nouns.length() - 1);
    return number + " " + (number == 1 ? one : nouns);
  }
}
