package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.PartitionAction;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What cannot be had of a table that is divided.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/partitioning-limitations.html">Restrictions
 *     and Limitations on Partitioning</a>
 */
final class PartitionRefusals {

  private final Turn turn;

  PartitionRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    String how = turn.now().options().getOrDefault(TableOption.PARTITIONING, "");
    if (how.isEmpty()) {
      return unpartitioned();
    }
    return Stream.of(keys(how), indexes(), unfit(how), exchanged()).flatMap(Optional::stream);
  }

  private Stream<String> unpartitioned() {
    return Turn.isWhole(turn.schema(), turn.table())
        ? turn.asked(ChangePartitions.class)
            .filter(
                change ->
                    change.action() != PartitionAction.REMOVE
                        || turn.before()
                            .options()
                            .getOrDefault(TableOption.PARTITIONING, "")
                            .isEmpty())
            .map(change -> "the table has no partitions (error 1505)")
        : Stream.empty();
  }

  /** partitioning-limitations-partitioning-keys-unique-keys. */
  private Optional<String> keys(String how) {
    List<String> columns = Mentioned.in(how).among(turn.now().columns());
    boolean divided =
        turn.asked(ChangePartitions.class).anyMatch(c -> c.action() == PartitionAction.PARTITION);
    List<Index> asked = divided ? turn.after().indexesOf(turn.now().table()) : turn.indexes();
    return asked.stream()
        .filter(
            index ->
                index.unique()
                    && !index.keys().stream().map(KeyRefusals::plain).toList().containsAll(columns))
        .findFirst()
        .map(
            index ->
                "unique key %s does not hold all columns by which the table is divided (error 1503)"
                    .formatted(index.name()));
  }

  private Optional<String> indexes() {
    boolean referenced =
        !turn.schema().foreignKeysTo(turn.table()).isEmpty()
            || !turn.after().foreignKeysOf(turn.now().table()).isEmpty();
    if (referenced) {
      return Optional.of(
          "a table with foreign keys, or at which one points, has no partitions (error 1506)");
    }
    return turn.after().indexesOf(turn.now().table()).stream()
        .filter(
            index ->
                IndexChanges.isOf(index.method(), "fulltext")
                    || IndexChanges.isOf(index.method(), "spatial"))
        .findFirst()
        .map(
            index ->
                "index %s is not for tables that are divided (errors 1178, 1214)"
                    .formatted(index.name()));
  }

  /** partitioning-management-exchange: both are alike, and neither has to do with foreign keys. */
  private Optional<String> exchanged() {
    return turn.asked(ChangePartitions.class)
        .flatMap(change -> change.exchanged().stream())
        .filter(other -> Turn.isWhole(turn.schema(), other))
        .flatMap(other -> turn.schema().table(other).stream())
        .filter(other -> !isAlike(other))
        .findFirst()
        .map(
            other ->
                "%s is defined in another way (errors 1731, 1736, 1740)".formatted(other.table()));
  }

  private boolean isAlike(TableShape other) {
    boolean related =
        !turn.schema().foreignKeysTo(other.table()).isEmpty()
            || !turn.schema().foreignKeysOf(other.table()).isEmpty();
    return !related
        && !ForeignKeyRefusals.isPartitioned(other)
        && types(other).equals(types(turn.before()));
  }

  private static List<String> types(TableShape table) {
    return table.columns().stream().map(column -> column.type().name()).toList();
  }

  /** What an action on partitions asks has to go with how the table is divided. */
  private Optional<String> unfit(String how) {
    boolean hashed =
        how.toUpperCase(Locale.ROOT).matches("(?s)\\s*(PARTITION BY )?(LINEAR )?(HASH|KEY).*");
    return turn.asked(ChangePartitions.class)
        .filter(
            change -> change.action() == (hashed ? PartitionAction.DROP : PartitionAction.COALESCE))
        .findFirst()
        .map(
            change ->
                hashed
                    ? "only RANGE and LIST partitions are dropped (error 1512)"
                    : "only HASH and KEY partitions are coalesced (error 1509)");
  }
}
