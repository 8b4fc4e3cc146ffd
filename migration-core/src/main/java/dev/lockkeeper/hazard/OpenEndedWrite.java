package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Update;
import java.util.stream.Stream;

/** A warning, because a script does not show how many rows are meant. */
@HazardInfo(
    id = "open-ended-write",
    severity = Severity.WARNING,
    summary =
        "UPDATE or DELETE of all rows older than something, not equal to it, or joined to others;"
            + " copy of another table's rows",
    danger =
        "as many rows as production holds are locked to the end of COMMIT and written in one piece,"
            + " and replicas fall behind",
    remedy = "write them in batches of a few thousand, each with a COMMIT of its own",
    asksFor = {Update.class, Delete.class, Insert.class, CreateTable.class})
final class OpenEndedWrite extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (!evidence.heldAlready().isEmpty()) {
      return Stream.empty();
    }
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> !update.limited() && !BackfillInOneTransaction.fillsAll(update))
            .filter(update -> PickedRows.of(update).areOpen(evidence))
            .map(
                update ->
                    danger(PickedRows.of(update), "updated")
                        .cured(Batches.of(update, evidence))
                        .curedOnMysql(MysqlBatches.of(update, evidence)));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> !delete.limited())
            .filter(delete -> PickedRows.of(delete).areOpen(evidence))
            .map(
                delete ->
                    danger(PickedRows.of(delete), "deleted")
                        .cured(Batches.of(delete, evidence))
                        .curedOnMysql(MysqlBatches.of(delete, evidence)));
    return Stream.of(updates, deletes, looped(evidence), new CopiedRows(evidence).all())
        .flatMap(dangers -> dangers);
  }

  private static Stream<Danger> looped(Evidence evidence) {
    LoopOverAll loops = new LoopOverAll(evidence);
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> loops.isIn(update.condition()))
            .map(update -> danger(PickedRows.of(update), "updated"));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> loops.isIn(delete.condition()))
            .map(delete -> danger(PickedRows.of(delete), "deleted"));
    return Stream.concat(updates, deletes)
        .filter(danger -> danger.table().filter(evidence::born).isEmpty());
  }

  private static Danger danger(PickedRows rows, String written) {
    return Danger.waiting(
        rows.table(),
        Traffic.WRITES,
        "all rows of %s that %s are %s and locked in one transaction, however many they are"
            .formatted(rows.table(), rows, written));
  }
}
