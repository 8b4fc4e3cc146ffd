package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Attachment;
import dev.lockkeeper.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warning, because no script shows whether the running release writes such rows. */
@HazardInfo(
    id = "trigger-refuses-writes",
    severity = Severity.WARNING,
    summary = "Trigger that now does nothing but raise an error",
    danger = "every write of the running release that fires it fails",
    remedy =
        "let the trigger note such writes at first, with RAISE WARNING or in a table, and refuse"
            + " them a release after the last one that wrote so",
    mysqlRemedy =
        "let the trigger note such writes in a table at first, and SIGNAL a release after the last"
            + " one that wrote so",
    asksFor = CreateObject.class)
final class TriggerRefusesWrites extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> triggers =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.TRIGGER && refuses(made, evidence))
            .flatMap(
                made ->
                    made.on().stream().map(on -> of(made.name(), made.definition().traits(), on)));
    Stream<Danger> functions =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.FUNCTION && isRefusing(made.definition()))
            .filter(made -> !isRefusing(function(made.name(), evidence)))
            .flatMap(made -> calling(made.name(), evidence))
            .map(trigger -> of(trigger.name(), trigger.traits(), trigger.on()));
    return Stream.concat(triggers, functions)
        .filter(danger -> danger.table().filter(evidence::born).isEmpty());
  }

  /** MySQL's triggers have their text in themselves. */
  private static boolean refuses(CreateObject trigger, Evidence evidence) {
    return isRefusing(trigger.definition())
        || trigger.definition().mentions().functions().stream()
            .anyMatch(name -> isRefusing(function(name, evidence)));
  }

  private static Definition function(String name, Evidence evidence) {
    Table named = Table.named(name);
    return evidence
        .before()
        .schema()
        .object(named.sibling(named.name() + "()"))
        .map(SchemaObject::definition)
        .orElse(Definition.NONE);
  }

  private static boolean isRefusing(Definition function) {
    return function.traits().contains(Trait.REFUSING);
  }

  private static Stream<Attachment> calling(String function, Evidence evidence) {
    return evidence.before().schema().attachments().all().stream()
        .filter(one -> one.kind() == ObjectKind.TRIGGER && one.functions().contains(function));
  }

  private static Danger of(String trigger, Set<Trait> traits, Table on) {
    String events =
        traits.stream()
            .flatMap(trait -> event(trait).stream())
            .sorted()
            .collect(Collectors.joining(" and "));
    return Danger.to(
        on,
        "%s of the running release on %s fail, which %s refuses"
            .formatted(events.isEmpty() ? "writes" : events, on, trigger));
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
