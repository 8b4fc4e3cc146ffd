package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import java.util.List;
import java.util.Optional;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.finding.Cure;
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
        .flatMap(
            create ->
                create.partitionOf().stream()
                    .filter(parent -> evidence.blocks(parent, READS, PER_ROW))
                    .map(parent -> danger(evidence, create, parent)));
  }

  private static Danger danger(Evidence evidence, CreateTable create, Table parent) {
    return Danger.waiting(
            parent,
            READS,
            "reads and writes of %s wait while its default partition is searched".formatted(parent))
        .cured(cure(evidence, create, parent));
  }

  private static Cure cure(Evidence evidence, CreateTable create, Table parent) {
    String bound = create.options().getOrDefault(TableOption.PARTITION_BOUND, "");
    Optional<String> outside = new PartitionBound(evidence, parent, bound).outside();
    Optional<Table> rest = evidence.before().schema().defaultPartitionOf(parent);
    String sql = evidence.read().statement().sql();
    boolean plain = sql.matches("(?is)CREATE\\s+TABLE\\s.*");
    return plain && outside.isPresent() && rest.isPresent()
        ? ProvenBound.around(
            sql.replaceFirst(
                "(?i)^CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?",
                "CREATE TABLE IF NOT EXISTS "),
            List.of(new ProvenBound(rest.get(), outside.get())))
        : Cure.NONE;
  }
}
