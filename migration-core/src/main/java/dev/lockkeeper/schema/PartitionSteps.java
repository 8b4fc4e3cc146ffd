package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Partition;
import dev.lockkeeper.operation.PartitionAction;
import dev.lockkeeper.operation.TableOption;
import java.util.ArrayList;
import java.util.List;

/** Carries the partitions of MySQL's tables forward, which are no tables themselves. */
final class PartitionSteps {

  private PartitionSteps() {}

  static TableShape partitioned(TableShape shape, ChangePartitions change) {
    return switch (change.action()) {
      case PARTITION -> divided(shape, String.join(" ", change.partitions()), change.defined());
      case REMOVE -> divided(shape, "", List.of());
      case ADD, DROP, REORGANIZE -> with(shape, changed(shape, change));
      default -> shape;
    };
  }

  private static TableShape divided(TableShape shape, String how, List<Partition> partitions) {
    return with(shape.withOption(TableOption.PARTITIONING, how), partitions);
  }

  private static TableShape with(TableShape shape, List<Partition> partitions) {
    return shape.withOption(TableOption.PARTITIONS, Partition.lines(partitions));
  }

  /** What is reorganized makes room where the first of it was. */
  private static List<Partition> changed(TableShape shape, ChangePartitions change) {
    List<Partition> partitions =
        new ArrayList<>(Partition.read(shape.options().getOrDefault(TableOption.PARTITIONS, "")));
    int place = partitions.size();
    if (change.action() != PartitionAction.ADD) {
      for (int i = partitions.size() - 1; i >= 0; i--) {
        String name = partitions.get(i).name();
        if (change.partitions().stream().anyMatch(name::equalsIgnoreCase)) {
          partitions.remove(i);
          place = i;
        }
      }
    }
    partitions.addAll(Math.min(place, partitions.size()), change.defined());
    return partitions;
  }
}
