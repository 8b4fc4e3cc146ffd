package dev.lockkeeper.report;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The findings as lines for a terminal: place first, so that editors jump. */
public final class ConsoleReport {

  private ConsoleReport() {}

  /**
   * One finding's lines.
   *
   * @param severity under which to print them
   * @param text the lines
   */
  public record Block(Severity severity, List<String> text) {
    public Block {
      text = List.copyOf(text);
    }
  }

  /** Returns a block for each finding, in order; the allowed ones in one line each. */
  public static List<Block> findings(Verdict verdict) {
    return verdict.findings().stream().map(ConsoleReport::block).toList();
  }

  private static Block block(Finding finding) {
    String head = finding.place() + "  " + finding.hazard();
    if (finding.allowed().isPresent()) {
      String because = finding.allowed().get().because();
      return new Block(Severity.INFO, List.of(head + "  allowed because " + because));
    }
    List<String> lines = new ArrayList<>();
    lines.add(head);
    lines.add("  " + finding.message());
    if (finding.severity() != Severity.INFO) {
      lines.addAll(instead(finding));
      lines.addAll(orAllow(finding));
    }
    return new Block(finding.severity(), lines);
  }

  private static List<String> instead(Finding finding) {
    List<String> cure = finding.cure().lines();
    if (cure.isEmpty()) {
      return finding.remedy().isEmpty() ? List.of() : List.of("  instead:  " + finding.remedy());
    }
    List<String> lines = new ArrayList<>();
    lines.add("  instead:  " + cure.get(0));
    cure.stream().skip(1).forEach(line -> lines.add("            " + line));
    return lines;
  }

  /** A fault of an allowance cannot itself be allowed. */
  private static List<String> orAllow(Finding finding) {
    if (finding.remedy().isEmpty()) {
      return List.of();
    }
    String form =
        finding.inReleased()
            ? "  or allow: %s in migration-policy.yaml"
            : "  or allow: -- migration:allow %s because <reason>   (or in migration-policy.yaml)";
    String why = "  why:      mvn migration:explain -Dmigration.hazard=%s";
    return List.of(form.formatted(finding.hazard()), why.formatted(finding.hazard()));
  }
}
