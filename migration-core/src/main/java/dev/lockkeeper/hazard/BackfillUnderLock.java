package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changes every row is another hazard's, and the lock behind it is named there. */
@HazardInfo(
    id = "backfill-under-lock",
    severity = Severity.WARNING,
    summary = "Rows written in the transaction of a schema change",
    danger = "the lock of the change is held until the last row is written",
    remedy =
        "write the rows in a script behind the change, in batches, each with a COMMIT of its own",
    asksFor = {Update.class, Delete.class, Insert.class, CreateTable.class, CreateObject.class})
final class BackfillUnderLock extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (evidence.heldAlready().isEmpty()) {
      return Stream.empty();
    }
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> update.where() && !evidence.born(update.table()))
            .filter(
                update ->
                    !FewByKey.are(update.table(), update.condition(), evidence)
                        || PickedRows.of(update).areOpen(evidence))
            .map(update -> danger(update.table(), Batches.of(update, evidence), evidence));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> delete.where() && !evidence.born(delete.table()))
            .filter(
                delete ->
                    !FewByKey.are(delete.table(), delete.condition(), evidence)
                        || PickedRows.of(delete).areOpen(evidence))
            .map(delete -> danger(delete.table(), Batches.of(delete, evidence), evidence));
    Stream<Danger> inserts =
        evidence
            .operations(Insert.class)
            .filter(insert -> insert.fromQuery() && Copies.readsTables(evidence))
            .map(insert -> danger(insert.table(), Cure.NONE, evidence));
    Stream<Danger> made =
        Stream.concat(
                evidence
                    .operations(CreateTable.class)
                    .filter(CreateTable::fromQuery)
                    .map(CreateTable::table),
                evidence
                    .operations(CreateObject.class)
                    .filter(create -> create.kind() == ObjectKind.MATERIALIZED_VIEW)
                    .map(create -> Table.named(create.name())))
            .filter(table -> Copies.readsTables(evidence))
            .map(table -> danger(table, Cure.NONE, evidence));
    return Stream.of(updates, deletes, inserts, made).flatMap(dangers -> dangers);
  }

  private static Danger danger(Table table, Cure cure, Evidence evidence) {
    String held =
        evidence.heldAlready().entrySet().stream()
            .map(lock -> "%s (%s lock)".formatted(lock.getKey(), lock.getValue().manualName()))
            .sorted()
            .collect(Collectors.joining(", "));
    return Danger.to(
            table,
            "%s stays locked by earlier statements of this transaction until the rows of %s are"
                    .formatted(held, table)
                + " written")
        .cured(cure);
  }
}
