package dev.lockkeeper.finding;

import java.util.List;

/**
 * The answer of a gate.
 *
 * @param findings all of them, the allowed ones too, in {@link Finding#ORDER}
 * @param coverage what they are based on
 * @param failOn the mildest severity that refuses
 */
public record Verdict(List<Finding> findings, Coverage coverage, FailOn failOn) {

  public Verdict {
    findings = findings.stream().sorted(Finding.ORDER).toList();
  }

  /** Returns the findings that refuse the build. */
  public List<Finding> refusals() {
    return findings.stream()
        .filter(finding -> failOn.severity().filter(finding::counts).isPresent())
        .toList();
  }

  /** Returns whether the build must stop. */
  public boolean refused() {
    return !refusals().isEmpty();
  }
}
