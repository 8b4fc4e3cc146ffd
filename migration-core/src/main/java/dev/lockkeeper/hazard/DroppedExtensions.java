package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import java.util.stream.Stream;

/** Extensions that go with the functions of theirs; CASCADE takes columns along as well. */
record DroppedExtensions(Evidence evidence, MadeHere made) {

  Stream<Danger> dangers() {
    return evidence
        .operations(DropObject.class)
        .filter(drop -> drop.kind() == ObjectKind.EXTENSION && !drop.cascade())
        .filter(drop -> !made.is(ObjectKind.EXTENSION, drop.name()) && !isMadeAgain(drop))
        .map(
            drop ->
                Danger.of(
                    "the running release fails where it calls a function of extension %s"
                        .formatted(drop.name())));
  }

  private boolean isMadeAgain(DropObject drop) {
    return evidence.transaction().later().stream()
        .flatMap(step -> step.read().operations().stream())
        .anyMatch(
            one ->
                one instanceof CreateObject again
                    && again.kind() == ObjectKind.EXTENSION
                    && again.name().equals(drop.name()));
  }
}
