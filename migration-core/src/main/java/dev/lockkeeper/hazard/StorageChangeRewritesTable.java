package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import java.util.stream.Stream;

@HazardInfo(
    id = "storage-change-rewrites-table",
    summary = "Change of storage writes the whole table anew",
    danger =
        "reads and writes queue (on MySQL writes) while every row is copied and every index built"
            + " anew",
    remedy =
        "no form of it lets work go on: build a new table beside it and move the rows in batches, or do it in a maintenance window"
            + " and allow it with a reason",
    asksFor = ChangeTableOption.class)
final class StorageChangeRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangeTableOption.class)
        .filter(change -> evidence.rewrites(change.table()))
        .flatMap(
            change ->
                LongWait.on(change.table(), evidence)
                    .map(wait -> wait.danger("while every row is copied for " + change.detail()))
                    .stream());
  }
}
