package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.effect.Effect.LosesData;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "write-without-where",
    summary = "UPDATE or DELETE of every row",
    danger =
        "every row is locked to the end of COMMIT and written in one piece, the old values are"
            + " gone, and replicas fall behind",
    remedy = "change only the rows that need it, in batches, each with a COMMIT of its own",
    asksFor = {Update.class, Delete.class})
final class WriteWithoutWhere extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> updates =
        evidence
            .operations(Update.class)
            .filter(update -> !update.where() && loses(evidence, update.table()))
            .map(
                update ->
                    Danger.waiting(
                            update.table(),
                            WRITES,
                            "every row of %s is updated in one transaction and locked to its end"
                                .formatted(update.table()))
                        .cured(Batches.of(update, evidence))
                        .curedOnMysql(MysqlBatches.of(update, evidence)));
    Stream<Danger> deletes =
        evidence
            .operations(Delete.class)
            .filter(delete -> !delete.where() && loses(evidence, delete.table()))
            .map(
                delete ->
                    Danger.waiting(
                            delete.table(),
                            WRITES,
                            "every row of %s is deleted in one transaction"
                                .formatted(delete.table()))
                        .cured(Batches.of(delete, evidence))
                        .curedOnMysql(MysqlBatches.of(delete, evidence)));
    return Stream.concat(updates, deletes);
  }

  private static boolean loses(Evidence evidence, Table table) {
    return !evidence.born(table)
        && evidence.effects(LosesData.class).anyMatch(loss -> loss.table().equals(table));
  }
}
