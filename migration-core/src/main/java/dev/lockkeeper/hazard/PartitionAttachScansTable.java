package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.AttachPartition;
import java.util.stream.Stream;

@HazardInfo(
    id = "partition-attach-scans-table",
    summary = "ATTACH PARTITION looks at every row",
    danger =
        "reads and writes of the table to be attached, or of the default partition, queue while its rows are held against the bounds",
    remedy =
        "first add a CHECK that implies the bounds, NOT VALID, and VALIDATE it in a script of its own; likewise one on the default partition that excludes them",
    asksFor = AttachPartition.class)
final class PartitionAttachScansTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AttachPartition.class)
        .flatMap(
            attach ->
                evidence
                    .waits(READS, PER_ROW)
                    .map(
                        wait ->
                            Danger.waiting(
                                wait.table(),
                                READS,
                                "reads and writes of %s wait while rows are held against the bounds of %s in %s"
                                    .formatted(wait.table(), attach.partition(), attach.table()))));
  }
}
