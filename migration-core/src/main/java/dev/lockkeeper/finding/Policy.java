package dev.lockkeeper.finding;

import java.util.List;

/**
 * What an organisation has decided.
 *
 * @param allowances kept outside the scripts
 * @param failOn the mildest severity that refuses
 */
public record Policy(List<PolicyEntry> allowances, FailOn failOn) {
  public Policy {
    allowances = List.copyOf(allowances);
  }
}
