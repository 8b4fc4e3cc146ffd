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

  private final CreateIndex index;
  private final Schema schema;
  private final List<String> built = new ArrayList<>();
  private final List<String> joined = new ArrayList<>();

  private PartitionedIndex(CreateIndex index, Schema schema) {
    this.index = index;
    this.schema = schema;
  }

  /**
   * Returns the cure, with the parts of partitions that are divided themselves put together first.
   * A second run drops the whole, because the server lets nobody drop a part of it.
   */
  static Cure built(CreateIndex index, Schema schema) {
    PartitionedIndex whole = new PartitionedIndex(index, schema);
    Table name = index.table().sibling(DefaultName.of(index));
    whole.divided(index.table(), name);
    return Cure.NONE
        .then("DROP INDEX IF EXISTS " + Quoted.name(name))
        .thenOutsideTransaction(whole.built.toArray(String[]::new))
        .then(whole.joined.toArray(String[]::new));
  }

  private void divided(Table table, Table name) {
    joined.add(
        "CREATE %sINDEX IF NOT EXISTS %s ON ONLY %s %s"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                Quoted.name(name.name()),
                Quoted.name(table),
                index.definition()));
    for (TableShape partition : schema.childrenOf(table)) {
      Table part = DefaultName.ofPart(index, partition.table(), schema);
      if (new Division(schema).isOf(partition.table())) {
        divided(partition.table(), part);
      } else {
        built.addAll(ConcurrentIndex.built(index, partition.table(), part));
      }
      joined.add(
          "ALTER INDEX %s ATTACH PARTITION %s".formatted(Quoted.name(name), Quoted.name(part)));
    }
  }
}
