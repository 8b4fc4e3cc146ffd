package dev.lockkeeper.report;

import dev.lockkeeper.base.History;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    return List.of(form.formatted(finding.hazard()));
  }

  /** Returns the last line of every run: verdict, base, pending count and coverage. */
  public static String lastLine(History history, Verdict verdict, boolean rehearsed) {
    Coverage coverage = verdict.coverage();
    int read = coverage.pendingStatements() - coverage.unreadPending();
    return "%s: %s. Base: %s; %d of %d scripts pending; %d of %d statements read%s."
        .formatted(
            verdict.refused() ? "Refused" : "Passed",
            count(verdict),
            history.base().shown(),
            coverage.pendingScripts(),
            coverage.scripts(),
            read,
            coverage.pendingStatements(),
            rehearsed ? ", %d observed".formatted(coverage.observed()) : "");
  }

  private static String count(Verdict verdict) {
    int refusals = verdict.refusals().size();
    long others =
        verdict.findings().stream().filter(f -> f.counts(Severity.WARNING)).count() - refusals;
    long allowed = verdict.findings().stream().filter(f -> f.allowed().isPresent()).count();
    StringBuilder count = new StringBuilder(plural(refusals, "finding"));
    if (others > 0) {
      count.append(String.format(Locale.ROOT, ", %d more that do not refuse", others));
    }
    if (allowed > 0) {
      count.append(String.format(Locale.ROOT, ", %d allowed", allowed));
    }
    return count.toString();
  }

  private static String plural(long number, String noun) {
    return number == 0 ? "no " + noun + "s" : number + " " + noun + (number == 1 ? "" : "s");
  }
}
