package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.finding.Cure;
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
                                        .formatted(
                                            wait.table(), attach.partition(), attach.table()))
                                .cured(cure(evidence, attach))));
  }

  /** Indexes that have to be built, and foreign keys to be looked up, are work all the same. */
  private static Cure cure(Evidence evidence, AttachPartition attach) {
    Schema schema = evidence.before().schema();
    Optional<Table> rest = schema.defaultPartitionOf(attach.table()).filter(t -> waits(evidence, t));
    PartitionBound bound = new PartitionBound(evidence, attach.table(), attach.bound());
    boolean plain =
        !attach.isDefault()
            && !schema.isPartitioned(attach.partition())
            && schema.foreignKeysOf(attach.table()).isEmpty()
            && schema.indexesOf(attach.table()).stream()
                .allMatch(index -> hasLike(schema.indexesOf(attach.partition()), index))
            && bound.within().isPresent()
            && (rest.isEmpty() || bound.outside().isPresent());
    if (!plain) {
      return Cure.NONE;
    }
    List<ProvenBound> bounds = new ArrayList<>();
    if (waits(evidence, attach.partition())) {
      bounds.add(new ProvenBound(attach.partition(), bound.within().orElseThrow()));
    }
    rest.ifPresent(table -> bounds.add(new ProvenBound(table, bound.outside().orElseThrow())));
    return ProvenBound.around(once(attach), bounds);
  }

  private static boolean waits(Evidence evidence, Table table) {
    return evidence.blocks(table, READS, PER_ROW);
  }

  private static boolean hasLike(List<Index> own, Index wanted) {
    return own.stream()
        .anyMatch(
            index -> index.keys().equals(wanted.keys()) && index.unique() == wanted.unique());
  }

  /** The server refuses to attach what is attached. */
  private static String once(AttachPartition attach) {
    String partition = Quoted.name(attach.partition());
    return "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '%s'::regclass)"
            .formatted(partition.replace("'", "''"))
        + " THEN ALTER TABLE %s ATTACH PARTITION %s %s; END IF; END $$"
            .formatted(Quoted.name(attach.table()), partition, attach.bound());
  }
}
