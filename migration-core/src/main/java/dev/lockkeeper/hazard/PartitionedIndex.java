package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The cure for an index of a divided table. sql-createindex: "Concurrent builds for indexes on
 * partitioned tables are currently not supported": each partition gets its own, and the parent's is
 * put together of them.
 */
final class PartitionedIndex {

  private PartitionedIndex() {}

  /** Returns the cure; none where partitions are divided themselves. */
  static Cure built(CreateIndex index, Schema schema) {
    List<Table> partitions =
        schema.childrenOf(index.table()).stream().map(TableShape::table).toList();
    if (partitions.isEmpty() || partitions.stream().anyMatch(schema::isPartitioned)) {
      return Cure.NONE;
    }
    List<String> built = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    Table whole = index.table().sibling(DefaultName.of(index));
    joined.add(
        "CREATE %sINDEX IF NOT EXISTS %s ON ONLY %s %s"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                Quoted.name(whole.name()),
                Quoted.name(index.table()),
                index.definition()));
    for (Table partition : partitions) {
      Table part = DefaultName.ofPart(index, partition, schema);
      built.addAll(ConcurrentIndex.built(index, partition, part));
      joined.add(
          "ALTER INDEX %s ATTACH PARTITION %s".formatted(Quoted.name(whole), Quoted.name(part)));
    }
    return Cure.NONE
        .thenOutsideTransaction(built.toArray(String[]::new))
        .then(joined.toArray(String[]::new));
  }
}
