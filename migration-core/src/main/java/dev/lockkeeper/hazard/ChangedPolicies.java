package dev.lockkeeper.hazard;

import static dev.lockkeeper.operation.Definition.Trait.RESTRICTIVE;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies that a statement drops, alters, or adds so that they restrict the others. */
record ChangedPolicies(Evidence evidence) {

  private record Policy(String name, Optional<Table> on) {}

  Stream<Danger> hiding(HiddenRows rows) {
    return changed()
        .filter(policy -> policy.on().filter(rows::areGuarded).filter(rows::areIn).isPresent())
        .map(
            policy ->
                Danger.of(
                    "rows that were seen or written before policy %s changed are hidden or refused"
                        .formatted(policy.name())));
  }

  private Stream<Policy> changed() {
    Stream<Policy> dropped =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.kind() == ObjectKind.POLICY && !isRestrictive(drop))
            .map(drop -> new Policy(drop.name(), drop.on()));
    Stream<Policy> altered =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.POLICY && alter.newName().isEmpty())
            .map(alter -> new Policy(alter.name(), alter.on()));
    Stream<Policy> restricting =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.POLICY)
            .filter(made -> made.definition().traits().contains(RESTRICTIVE))
            .map(made -> new Policy(made.name(), made.on()));
    return Stream.of(dropped, altered, restricting).flatMap(policies -> policies);
  }

  private boolean isRestrictive(DropObject drop) {
    return drop.on().stream()
        .flatMap(table -> evidence.before().schema().attachments().of(table).stream())
        .anyMatch(one -> one.name().equals(drop.name()) && one.traits().contains(RESTRICTIVE));
  }
}
