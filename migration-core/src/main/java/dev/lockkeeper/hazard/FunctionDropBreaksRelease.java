package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.SchemaObject;
import java.util.Optional;
import java.util.stream.Stream;

/** A warning, because no script shows what the running release calls. */
@HazardInfo(
    id = "function-drop-breaks-release",
    severity = Severity.WARNING,
    summary = "Dropped, renamed or moved function or procedure, or an extension with its own",
    danger = "every statement of the running release that calls it fails at once",
    remedy = "leave it until no release calls it; a new form is a new name, or CREATE OR REPLACE",
    asksFor = {DropObject.class, AlterObject.class})
final class FunctionDropBreaksRelease extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<String> dropped =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.kind() == ObjectKind.FUNCTION)
            .filter(drop -> !isNowhere(drop, evidence))
            .map(DropObject::name);
    Stream<String> renamed =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.FUNCTION)
            .filter(alter -> alter.newName().isPresent() || alter.newSchema().isPresent())
            .map(AlterObject::name);
    MadeHere made = new MadeHere(evidence);
    Stream<Danger> functions =
        Stream.concat(dropped, renamed)
            .filter(name -> !made.is(ObjectKind.FUNCTION, name) && !isTriggers(evidence, name))
            .filter(
                name ->
                    evidence.transaction().steps().stream()
                        .noneMatch(step -> makes(step, name, evidence)))
            .map(name -> Danger.of("the running release fails where it calls %s".formatted(name)));
    return Stream.concat(functions, new DroppedExtensions(evidence, made).dangers());
  }

  /** Nothing is dropped where no script has made a function of that name. */
  private static boolean isNowhere(DropObject drop, Evidence evidence) {
    return drop.ifExists() && evidence.showsAllTables() && known(evidence, drop.name()).isEmpty();
  }

  /** No statement calls it, and without CASCADE it stays as long as a trigger does. */
  private static boolean isTriggers(Evidence evidence, String name) {
    return known(evidence, name)
        .filter(known -> known.definition().traits().contains(Trait.TRIGGERED))
        .isPresent();
  }

  /** What its own transaction makes again, for the same calls, is never missed. */
  private static boolean makes(Step step, String name, Evidence evidence) {
    Parameters old = Parameters.of(name, evidence.read().statement());
    return old.areTakenBy(Parameters.of(name, step.read().statement()))
        && step.read().operations().stream()
            .anyMatch(
                one ->
                    one instanceof CreateObject made
                        && made.kind() == ObjectKind.FUNCTION
                        && made.name().equals(name)
                        && !givesOther(made, evidence));
  }

  /** Who calls it gets another type than before. */
  private static boolean givesOther(CreateObject made, Evidence evidence) {
    return known(evidence, made.name())
        .flatMap(known -> known.definition().signature())
        .filter(old -> made.definition().signature().filter(to -> to.givesOther(old)).isPresent())
        .isPresent();
  }

  private static Optional<SchemaObject> known(Evidence evidence, String name) {
    Table function = Table.named(name);
    return evidence.before().schema().object(function.sibling(function.name() + "()"));
  }
}
