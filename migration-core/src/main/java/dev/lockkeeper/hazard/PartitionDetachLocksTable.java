package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.DetachPartition;
import java.util.stream.Stream;

@HazardInfo(
    id = "partition-detach-locks-table",
    severity = Severity.WARNING,
    summary = "DETACH PARTITION without CONCURRENTLY",
    danger =
        "it waits for every open transaction on the partitioned table, and everybody else waits behind it",
    remedy =
        "from PostgreSQL 14 on DETACH PARTITION … CONCURRENTLY, in a script with executeInTransaction=false; where there is a default partition, under a short lock_timeout",
    asksFor = DetachPartition.class)
final class PartitionDetachLocksTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DetachPartition.class)
        .filter(detach -> !detach.concurrently())
        .filter(
            detach ->
                evidence.before().schema().defaultPartitionOf(detach.table()).isEmpty()
                    && evidence.blocks(detach.table(), READS, HowLong.INSTANT))
        .map(
            detach ->
                Danger.waiting(
                    detach.table(),
                    READS,
                    "reads and writes of %s wait behind DETACH PARTITION %s, which waits for every open transaction on it"
                        .formatted(detach.table(), detach.partition())));
  }
}
