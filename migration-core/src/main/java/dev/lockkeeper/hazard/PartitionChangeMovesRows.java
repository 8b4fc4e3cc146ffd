package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * REORGANIZE of the last, empty partition moves no row, but a script does not show that it is
 * empty.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-partitioning">Partitioning
 *     Operations</a>
 */
@HazardInfo(
    id = "partition-change-moves-rows",
    summary = "Rows move from one partition into another",
    danger = "writes queue while the rows of all partitions concerned are copied",
    remedy =
        "add partitions in front of the rows that will need them, by ADD PARTITION of RANGE or"
            + " LIST; to divide a table anew, build one beside it and move the rows in batches",
    asksFor = ChangePartitions.class)
final class PartitionChangeMovesRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangePartitions.class)
        .flatMap(
            change ->
                LongWait.on(change.table(), evidence)
                    .map(wait -> wait.danger("while rows move (%s)".formatted(words(change))))
                    .stream());
  }

  private static String words(ChangePartitions change) {
    return switch (change.action()) {
      case PARTITION -> "PARTITION BY";
      case REMOVE -> "REMOVE PARTITIONING";
      default -> change.action().name().toUpperCase(Locale.ROOT) + " PARTITION";
    };
  }
}
