package dev.lockkeeper.operation;

import java.util.List;

/**
 * A partition as MySQL's tables define them.
 *
 * @param bound {@code LESS THAN (10)} or {@code IN (1, 2)}; empty where rows are divided by a hash
 */
public record Partition(String name, String bound) {

  /** Returns the partitions as a table keeps them among its options, each in a line of its own. */
  public static String lines(List<Partition> partitions) {
    return String.join(
        "\n", partitions.stream().map(one -> one.name() + " " + one.bound()).toList());
  }

  /** Reads {@link #lines} again. */
  public static List<Partition> read(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Partition(parts[0], parts[1]))
        .toList();
  }
}
