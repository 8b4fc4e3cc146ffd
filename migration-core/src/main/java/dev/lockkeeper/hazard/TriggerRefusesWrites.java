package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warning, because no script shows whether the running release writes such rows. */
@HazardInfo(
    id = "trigger-refuses-writes",
    severity = Severity.WARNING,
    summary = "New trigger whose function does nothing but raise an error",
    danger = "every write of the running release that fires it fails",
    remedy =
        "let the trigger note such writes at first, with RAISE WARNING or in a table, and refuse"
            + " them a release after the last one that wrote so",
    asksFor = CreateObject.class)
final class TriggerRefusesWrites extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateObject.class)
        .filter(made -> made.kind() == ObjectKind.TRIGGER && refuses(made, evidence))
        .flatMap(
            made -> made.on().filter(on -> !evidence.born(on)).stream().map(on -> of(made, on)));
  }

  private static boolean refuses(CreateObject trigger, Evidence evidence) {
    return trigger.definition().mentions().functions().stream()
        .map(RenamedObjects::table)
        .map(name -> evidence.before().schema().object(name.sibling(name.name() + "()")))
        .flatMap(Optional::stream)
        .anyMatch(function -> function.definition().traits().contains(Trait.REFUSING));
  }

  private static Danger of(CreateObject trigger, Table on) {
    String events =
        trigger.definition().traits().stream()
            .flatMap(trait -> event(trait).stream())
            .sorted()
            .collect(Collectors.joining(" and "));
    return Danger.to(
        on,
        "%s of the running release on %s fail, which %s refuses"
            .formatted(events.isEmpty() ? "writes" : events, on, trigger.name()));
  }

  private static Optional<String> event(Trait trait) {
    return switch (trait) {
      case ON_INSERT -> Optional.of("inserts");
      case ON_UPDATE -> Optional.of("updates");
      case ON_DELETE -> Optional.of("deletes");
      default -> Optional.empty();
    };
  }
}
