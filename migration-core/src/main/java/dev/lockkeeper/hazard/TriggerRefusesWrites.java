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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warning, because no script shows whether the running release writes such rows, and an error
 * tells it; an error where the rows vanish without one; for information where only some fail.
 */
@HazardInfo(
    id = "trigger-refuses-writes",
    severity = Severity.WARNING,
    summary = "Trigger that now does nothing but raise an error, or leaves every row out",
    danger =
        "every write of the running release that fires it fails, or is lost where the trigger"
            + " returns NULL before it",
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
    return Stream.of(Trait.REFUSING, Trait.SWALLOWING, Trait.CHOOSY)
        .flatMap(fate -> of(fate, evidence))
        .filter(danger -> danger.table().filter(evidence::born).isEmpty());
  }

  private static Stream<Danger> of(Trait fate, Evidence evidence) {
    Stream<Attachment> triggers =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.TRIGGER && meets(fate, made, evidence))
            .flatMap(made -> made.on().map(on -> attachment(made, on)).stream());
    Stream<Attachment> functions =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.FUNCTION && has(fate, made.definition()))
            .filter(made -> !has(fate, function(made.name(), evidence)))
            .flatMap(made -> calling(made.name(), evidence));
    return Stream.concat(triggers, functions)
        .filter(one -> fate != Trait.SWALLOWING || decidesOnRow(one))
        .map(one -> danger(one, fate));
  }

  private static Attachment attachment(CreateObject trigger, Table on) {
    return new Attachment(on, ObjectKind.TRIGGER, trigger.name(), trigger.definition());
  }

  /** plpgsql-trigger: only what a "row-level trigger fired BEFORE" returns decides on its row. */
  private static boolean decidesOnRow(Attachment trigger) {
    return trigger.traits().contains(Trait.BEFORE)
        && !trigger.traits().contains(Trait.FOR_STATEMENT);
  }

  /** MySQL's triggers have their text in themselves. */
  private static boolean meets(Trait fate, CreateObject trigger, Evidence evidence) {
    return has(fate, trigger.definition())
        || trigger.definition().mentions().functions().stream()
            .anyMatch(name -> has(fate, function(name, evidence)));
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

  private static boolean has(Trait fate, Definition function) {
    return function.traits().contains(fate);
  }

  private static Stream<Attachment> calling(String function, Evidence evidence) {
    return evidence.before().schema().attachments().all().stream()
        .filter(one -> one.kind() == ObjectKind.TRIGGER && one.functions().contains(function));
  }

  private static Danger danger(Attachment trigger, Trait fate) {
    String events =
        trigger.traits().stream()
            .flatMap(trait -> event(trait).stream())
            .sorted()
            .collect(Collectors.joining(" and "));
    String message =
        "%s of the running release on %s "
            .formatted(events.isEmpty() ? "writes" : events, trigger.on());
    return switch (fate) {
      case CHOOSY ->
          Danger.to(
                  trigger.on(),
                  message + "fail where %s raises its error".formatted(trigger.name()))
              .weighing(Severity.INFO);
      case SWALLOWING ->
          Danger.to(trigger.on(), message + "are left out without an error, by " + trigger.name())
              .weighing(Severity.ERROR);
      default ->
          Danger.to(trigger.on(), message + "fail, which %s refuses".formatted(trigger.name()));
    };
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
