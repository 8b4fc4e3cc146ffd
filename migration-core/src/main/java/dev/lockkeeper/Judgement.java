package dev.lockkeeper;

import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.hazard.Hazard;
import java.util.List;
import java.util.Set;
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

  /** Returns the same with only what the schemas of before and after show. */
  public Judgement comparedOnly() {
    Set<String> comparing =
        Hazard.all().stream()
            .filter(Hazard::comparison)
            .map(Hazard::id)
            .collect(Collectors.toSet());
    Verdict observed = observedOnly().verdict();
    return new Judgement(
        statements,
        new Verdict(
            observed.findings().stream()
                .filter(finding -> comparing.contains(finding.hazard()))
                .toList(),
            verdict.coverage(),
            verdict.failOn()));
  }

  /** Returns the same without what nobody has observed, or refuted: a rehearsal's own findings. */
  public Judgement observedOnly() {
    return new Judgement(
        statements,
        new Verdict(
            verdict.findings().stream()
                .filter(finding -> finding.agreement() != Agreement.NOT_OBSERVED)
                .toList(),
            verdict.coverage(),
            verdict.failOn()));
  }
}
