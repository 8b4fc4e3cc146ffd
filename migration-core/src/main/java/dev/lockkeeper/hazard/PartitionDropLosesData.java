package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.PartitionAction;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "partition-drop-loses-data",
    summary = "DROP PARTITION or TRUNCATE PARTITION",
    danger = "all rows in it are gone at once, and no ROLLBACK brings them back",
    remedy =
        "EXCHANGE it with an empty table first, so that its rows are still there, and drop that one"
            + " when nobody has missed them",
    asksFor = ChangePartitions.class)
final class PartitionDropLosesData extends Hazard {

  private static final Set<PartitionAction> LOSING =
      Set.of(PartitionAction.DROP, PartitionAction.TRUNCATE);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangePartitions.class)
        .filter(change -> LOSING.contains(change.action()) && !evidence.born(change.table()))
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "all rows in partition %s of %s are gone"
                        .formatted(String.join(", ", change.partitions()), change.table())));
  }
}
