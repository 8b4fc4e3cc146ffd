package dev.lockkeeper.finding;

import java.util.List;
import java.util.Map;

/**
 * What an organisation has decided.
 *
 * @param allowances kept outside the scripts
 * @param severities that replace those of hazards, by id
 * @param accepted what was there when the gates came, and is let be
 * @param failOn the mildest severity that refuses
 */
public record Policy(
    List<PolicyEntry> allowances,
    Map<String, Severity> severities,
    Accepted accepted,
    FailOn failOn) {
  public Policy {
    allowances = List.copyOf(allowances);
    severities = Map.copyOf(severities);
  }

  /** A policy that leaves hazards as grave as they are, and accepts nothing. */
  public Policy(List<PolicyEntry> allowances, FailOn failOn) {
    this(allowances, Map.of(), Accepted.NOTHING, failOn);
  }

  /** Returns whether it asks for the hazard of that name. */
  public boolean asksFor(String hazard) {
    return severities.containsKey(hazard);
  }

  /**
   * Returns the finding as grave as the policy has it. What was refuted, or is harmless at
   * production's size, stays so.
   *
   * @param own the severity that the hazard has by itself
   */
  public Finding weighed(Finding finding, Severity own) {
    boolean softened =
        finding.agreement() == Agreement.REFUTED
            || (finding.severity() == Severity.INFO && own != Severity.INFO);
    return softened || !severities.containsKey(finding.hazard())
        ? finding
        : finding.at(severities.get(finding.hazard()));
  }
}
