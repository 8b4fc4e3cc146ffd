package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import java.util.stream.Stream;

@HazardInfo(
    id = "type-change-rewrites-table",
    summary = "Type change reads or writes every row",
    danger = "reads and writes queue while every row is converted and every index built anew",
    remedy =
        "add a column of the new type, write both from the application, copy in batches, read the"
            + " new one, and drop the old one in a later release")
final class TypeChangeRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangeColumnType.class)
        .filter(change -> evidence.blocks(change.table(), READS, PER_ROW))
        .map(
            change ->
                Danger.waiting(
                    change.table(),
                    READS,
                    "reads and writes of %s wait while %s becomes %s in every row"
                        .formatted(change.table(), change.column(), change.type())));
  }
}
