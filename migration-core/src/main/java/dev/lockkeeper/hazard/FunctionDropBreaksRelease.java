package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import java.util.stream.Stream;

/** A warning, because no script shows what the running release calls. */
@HazardInfo(
    id = "function-drop-breaks-release",
    severity = Severity.WARNING,
    summary = "Dropped function or procedure",
    danger = "every statement of the running release that calls it fails at once",
    remedy = "leave it until no release calls it; a new form is a new name, or CREATE OR REPLACE",
    asksFor = DropObject.class)
final class FunctionDropBreaksRelease extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DropObject.class)
        .filter(drop -> drop.kind() == ObjectKind.FUNCTION)
        .filter(
            drop -> evidence.transaction().steps().stream().noneMatch(step -> makes(step, drop)))
        .map(
            drop ->
                Danger.of("the running release fails where it calls %s".formatted(drop.name())));
  }

  /** What its own transaction makes again is never missed. */
  private static boolean makes(Step step, DropObject drop) {
    return step.read().operations().stream()
        .anyMatch(
            one ->
                one instanceof CreateObject made
                    && made.kind() == ObjectKind.FUNCTION
                    && made.name().equals(drop.name()));
  }
}
