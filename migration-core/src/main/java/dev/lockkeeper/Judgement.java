package dev.lockkeeper;

import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.hazard.Hazard;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of a history.
 *
 * @param statements the pending ones, in order
 * @param verdict over all of them
 */
public record Judgement(List<Examined> statements, Verdict verdict) {
  public Judgement {
    statements = List.copyOf(statements);
  }

  /** Returns the same with only what the schemas of before and after show, and the history. */
  public Judgement comparedOnly() {
    Set<String> comparing =
        Hazard.all().stream()
            .filter(Hazard::comparison)
            .map(Hazard::id)
            .collect(Collectors.toSet());
    Set<String> ofHistory = HistoryHazard.ids();
    return with(
        finding ->
            ofHistory.contains(finding.hazard())
                || (comparing.contains(finding.hazard())
                    && finding.agreement() != Agreement.NOT_OBSERVED));
  }

  /** Returns the same without what nobody has observed, or refuted: a rehearsal's own findings. */
  public Judgement observedOnly() {
    return with(finding -> finding.agreement() != Agreement.NOT_OBSERVED);
  }

  private Judgement with(Predicate<Finding> kept) {
    return new Judgement(
        statements,
        new Verdict(
            verdict.findings().stream().filter(kept).toList(),
            verdict.coverage(),
            verdict.failOn()));
  }
}
