package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.Locale;
import java.util.stream.Stream;

/** Triggers and rules that a statement takes away or puts out of work. */
final class TriggersOff {

  private final Evidence evidence;

  TriggersOff(Evidence evidence) {
    this.evidence = evidence;
  }

  Stream<Danger> disabled() {
    return evidence
        .operations(ChangeTableOption.class)
        .filter(TriggersOff::isOff)
        .filter(change -> !evidence.born(change.table()) && !isTakenBack(change))
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "writes to %s pass its %s by, from everybody"
                        .formatted(
                            change.table(), change.option().name().toLowerCase(Locale.ROOT))));
  }

  /** A warning, because the trigger may have done its work; one that comes back has not gone. */
  Stream<Danger> dropped() {
    return evidence
        .operations(DropObject.class)
        .filter(drop -> drop.kind() == ObjectKind.TRIGGER)
        .filter(drop -> !new MadeHere(evidence).is(ObjectKind.TRIGGER, drop.name()))
        .flatMap(drop -> drop.on().filter(table -> !isReplaced(drop, table)).stream())
        .map(
            table ->
                Danger.to(
                        table,
                        "what a trigger did at writes to %s is done no longer".formatted(table))
                    .weighing(Severity.WARNING));
  }

  private boolean isReplaced(DropObject drop, Table table) {
    return evidence.born(table)
        || (drop.ifExists()
            && evidence.before().schema().table(table).isPresent()
            && !evidence
                .before()
                .schema()
                .attachments()
                .mayHave(table, ObjectKind.TRIGGER, drop.name()))
        || evidence.transaction().later().stream()
            .flatMap(step -> step.read().operations().stream())
            .anyMatch(
                one ->
                    one instanceof CreateObject made
                        && made.kind() == ObjectKind.TRIGGER
                        && made.on().filter(table::equals).isPresent());
  }

  /** sql-altertable: REPLICA triggers and rules do nothing in an ordinary session. */
  private static boolean isOff(ChangeTableOption change) {
    return (change.option() == TableOption.TRIGGERS || change.option() == TableOption.RULES)
        && change.detail().matches("(?:DISABLE|ENABLE REPLICA) .*");
  }

  /**
   * Other sessions cannot write before COMMIT, so that one's own triggers are passed by only by the
   * script itself; with ALL its own rows may break a foreign key, and nobody looks again.
   */
  private boolean isTakenBack(ChangeTableOption off) {
    String on = off.detail().replaceFirst("DISABLE|ENABLE REPLICA", "ENABLE");
    return evidence.inTransactionBlock()
        && !off.detail().endsWith(" ALL")
        && evidence.transaction().later().stream()
            .flatMap(step -> step.read().operations().stream())
            .anyMatch(new ChangeTableOption(off.table(), off.option(), on)::equals);
  }
}
