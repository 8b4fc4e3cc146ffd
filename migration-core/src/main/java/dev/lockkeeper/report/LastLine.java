package dev.lockkeeper.report;

import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.report.HistoryReport.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The last line of every run: verdict, base, pending count and coverage, in all of what was judged.
 */
public final class LastLine {

  /** More bases than that are left to the report. */
  private static final int FEW = 3;

  /** The bases by their histories' ids, in words. */
  private final Map<String, String> bases = new LinkedHashMap<>();

  private Coverage coverage = Coverage.NONE;
  private int refusals;
  private int allowed;
  private int others;
  private int refused;
  private int histories;
  private int unjudged;

  /** Counts one history in. */
  public void add(HistoryReport history) {
    histories++;
    unjudged += history.impossible().isPresent() ? 1 : 0;
    history.judged().ifPresent(judged -> add(history.id(), judged));
  }

  private void add(String id, Judged judged) {
    Verdict verdict = judged.verdict();
    int stopping = verdict.refusals().size();
    int quiet = (int) verdict.findings().stream().filter(f -> f.allowed().isPresent()).count();
    bases.put(id, judged.history().base().shown());
    coverage = coverage.plus(verdict.coverage());
    refusals += stopping;
    allowed += quiet;
    others +=
        (int) verdict.findings().stream().filter(f -> f.counts(Severity.WARNING)).count()
            - stopping;
    refused += verdict.refused() ? 1 : 0;
  }

  /** Returns the line; of one history alone it says nothing that is only true of several. */
  public String text(boolean rehearsed) {
    int read = coverage.pendingStatements() - coverage.unreadPending();
    return "%s: %s%s. Base: %s; %d of %d scripts pending; %d of %d statements read%s."
        .formatted(
            word(),
            count(),
            histories == 1 ? "" : where(),
            base(),
            coverage.pendingScripts(),
            coverage.scripts(),
            read,
            coverage.pendingStatements(),
            rehearsed ? ", %d observed".formatted(coverage.observed()) : "");
  }

  private String count() {
    StringBuilder count = new StringBuilder(plural(refusals, "finding"));
    if (others > 0) {
      count.append(String.format(Locale.ROOT, ", %d more that do not refuse", others));
    }
    if (allowed > 0) {
      count.append(String.format(Locale.ROOT, ", %d allowed", allowed));
    }
    return count.toString();
  }

  private String word() {
    if (unjudged > 0) {
      return "Could not judge";
    }
    return refused > 0 ? "Refused" : "Passed";
  }

  private String where() {
    String in =
        refused == 0
            ? " in %d histories".formatted(histories)
            : " in %d of %d histories".formatted(refused, histories);
    return unjudged > 0 ? in + ", %d not judged".formatted(unjudged) : in;
  }

  private String base() {
    List<String> different = bases.values().stream().distinct().toList();
    if (different.size() == 1) {
      return different.get(0);
    }
    if (bases.isEmpty()) {
      return "not found";
    }
    if (bases.size() > FEW) {
      return "%d different ones, in the report".formatted(different.size());
    }
    return bases.entrySet().stream()
        .map(base -> base.getKey() + " " + base.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String plural(long number, String noun) {
    return number == 0 ? "no " + noun + "s" : number + " " + noun + (number == 1 ? "" : "s");
  }
}
