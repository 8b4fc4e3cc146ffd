package dev.lockkeeper;

import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Verdict;
import java.util.List;

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
