package dev.lockkeeper.evidence;

import java.util.Set;

/**
 * Where a pending statement stands on its way to the server.
 *
 * @param transaction it runs in
 * @param script all statements of its script, in order
 * @param deployment all pending statements, in order
 * @param settings in force when it begins
 * @param leaking settings of its script that statements of later scripts run under
 * @param refused whether its runner refuses the script, part of which forbids a transaction
 */
public record Standing(
    Transaction transaction,
    OrderedSteps script,
    OrderedSteps deployment,
    SessionSettings settings,
    Set<String> leaking,
    boolean refused) {
  public Standing {
    leaking = Set.copyOf(leaking);
  }
}
