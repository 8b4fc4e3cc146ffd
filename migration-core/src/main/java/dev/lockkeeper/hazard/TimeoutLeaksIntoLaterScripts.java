package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "timeout-leaks-into-later-scripts",
    severity = Severity.WARNING,
    summary = "Timeout set for the session",
    danger =
        "Flyway keeps its connection, so every later script runs under it too, also one that needs longer",
    remedy = "SET LOCAL, which ends with the script's transaction",
    asksFor = SetSetting.class)
final class TimeoutLeaksIntoLaterScripts extends Hazard {

  private static final Set<String> TIMEOUTS =
      Set.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(SetSetting.class)
        .filter(set -> TIMEOUTS.contains(set.name()) && !set.local() && set.value().isPresent())
        .filter(set -> evidence.leaks(set.name()))
        .map(
            set ->
                Danger.of(
                        "%s stays at %s for every script behind this one"
                            .formatted(set.name(), set.value().orElseThrow()))
                    .cured(cure(evidence, set)));
  }

  private static Cure cure(Evidence evidence, SetSetting set) {
    return evidence.inTransactionBlock()
        ? Cure.NONE.then("SET LOCAL %s = '%s'".formatted(set.name(), set.value().orElseThrow()))
        : Cure.NONE;
  }
}
