package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Sequence;
import java.util.stream.Stream;

/**
 * The objects that the pending scripts have made themselves, so that no running release can know
 * it.
 */
final class MadeHere {

  private final Evidence evidence;

  MadeHere(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Returns whether an earlier statement of the deployment has made the object of that name. */
  boolean is(ObjectKind kind, String name) {
    return made(kind).anyMatch(made -> made.name().equals(name));
  }

  /** Returns whether the sequence is new, or goes with a new table. */
  boolean isSequence(Table sequence) {
    return is(ObjectKind.SEQUENCE, sequence.toString())
        || evidence.before().schema().tables().stream()
            .filter(shape -> evidence.born(shape.table()))
            .flatMap(shape -> evidence.before().schema().sequencesOf(shape.table()).stream())
            .map(Sequence::name)
            .anyMatch(sequence::equals);
  }

  /** CREATE OR REPLACE, or IF NOT EXISTS, makes nothing new of what stood there before. */
  private Stream<CreateObject> made(ObjectKind kind) {
    return evidence.earlierOfDeployment().stream().flatMap(step -> made(kind, step));
  }

  private static Stream<CreateObject> made(ObjectKind kind, Step step) {
    return step.read().operations().stream()
        .filter(CreateObject.class::isInstance)
        .map(CreateObject.class::cast)
        .filter(made -> made.kind() == kind && !(made.guarded() && stood(made, step)));
  }

  private static boolean stood(CreateObject made, Step step) {
    Table named = Table.named(made.name());
    Table table = made.kind() == ObjectKind.FUNCTION ? named.sibling(named.name() + "()") : named;
    return step.before().schema().object(table).isPresent();
  }
}
