package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.CreateTable;
import java.util.stream.Stream;

@HazardInfo(
    id = "new-partition-scans-default",
    summary = "New partition looks at every row of the default partition",
    danger =
        "reads and writes of the whole partitioned table queue while the default partition is searched for rows that belong elsewhere",
    remedy =
        "add a CHECK to the default partition that excludes the new bounds, NOT VALID, and VALIDATE it in a script of its own before",
    asksFor = CreateTable.class)
final class NewPartitionScansDefault extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateTable.class)
        .flatMap(create -> create.partitionOf().stream())
        .filter(parent -> evidence.blocks(parent, READS, PER_ROW))
        .map(
            parent ->
                Danger.waiting(
                    parent,
                    READS,
                    "reads and writes of %s wait while its default partition is searched"
                        .formatted(parent)));
  }
}
