package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Partition;
import dev.lockkeeper.operation.PartitionAction;
import dev.lockkeeper.operation.TableOption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Partitions that cannot come, because of their names and bounds, or go, because nothing is left.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/partitioning-management-range-list.html">
 *     Management of RANGE and LIST Partitions</a>
 */
final class BoundRefusals {

  private static final Set<PartitionAction> NAMING =
      EnumSet.of(
          PartitionAction.DROP,
          PartitionAction.TRUNCATE,
          PartitionAction.REORGANIZE,
          PartitionAction.REBUILD,
          PartitionAction.EXCHANGE,
          PartitionAction.EXCHANGE_WITHOUT_VALIDATION);

  private static final Pattern BOUND = Pattern.compile("(?is)(LESS THAN|IN) ?\\(?(.*?)\\)?");

  private final Turn turn;
  private final List<Partition> before;
  private final List<Partition> now;

  BoundRefusals(Turn turn) {
    this.turn = turn;
    this.before = Partition.read(turn.before().options().getOrDefault(TableOption.PARTITIONS, ""));
    this.now = Partition.read(turn.now().options().getOrDefault(TableOption.PARTITIONS, ""));
  }

  Stream<String> all() {
    Stream<Optional<String>> all =
        turn.makesTable() || defines()
            ? Stream.of(unknown(), none(), twice(), ordered(), shared())
            : Stream.of(unknown(), none());
    return all.flatMap(Optional::stream);
  }

  private boolean defines() {
    return turn.asked(ChangePartitions.class).anyMatch(change -> !change.defined().isEmpty());
  }

  private Optional<String> unknown() {
    return before.isEmpty()
        ? Optional.empty()
        : turn.asked(ChangePartitions.class)
            .filter(change -> NAMING.contains(change.action()))
            .flatMap(change -> change.partitions().stream())
            .filter(
                name ->
                    !name.equals("ALL")
                        && before.stream().noneMatch(one -> one.name().equalsIgnoreCase(name)))
            .findFirst()
            .map("there is no partition %s (errors 1507, 1735)"::formatted);
  }

  private Optional<String> none() {
    boolean all =
        !before.isEmpty()
            && now.isEmpty()
            && turn.asked(ChangePartitions.class).anyMatch(c -> c.action() == PartitionAction.DROP);
    return all ? Optional.of("no partition would be left (error 1508)") : Optional.empty();
  }

  private Optional<String> twice() {
    Set<String> seen = new HashSet<>();
    return now.stream()
        .map(Partition::name)
        .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map("there are two partitions %s (error 1517)"::formatted);
  }

  private static String values(Partition partition, String kind) {
    Matcher matcher = BOUND.matcher(partition.bound());
    return matcher.matches() && matcher.group(1).equalsIgnoreCase(kind)
        ? matcher.group(2).strip()
        : "";
  }

  private Optional<String> ordered() {
    for (int i = 1; i < now.size(); i++) {
      String left = values(now.get(i - 1), "LESS THAN");
      String right = values(now.get(i), "LESS THAN");
      if (left.equalsIgnoreCase("MAXVALUE")) {
        return Optional.of(
            "partition %s takes all that is left, and is not the last (error 1481)"
                .formatted(now.get(i - 1).name()));
      }
      if (compared(left, right).filter(order -> order >= 0).isPresent()) {
        return Optional.of(
            "the bound of partition %s is no higher than that before it (error 1493)"
                .formatted(now.get(i).name()));
      }
    }
    return Optional.empty();
  }

  /** Numbers, and moments that are written in one way. */
  private static Optional<Integer> compared(String left, String right) {
    String number = "-?\\d+";
    if (left.matches(number) && right.matches(number)) {
      return Optional.of(new BigDecimal(left).compareTo(new BigDecimal(right)));
    }
    String moment =
        "'\\d{4}-\\d\\d-\\d\\d("
            + " \\d\\d:\\d\\d:\\d\\d)?'|to_days\\('\\d{4}-\\d\\d-\\d\\d'\\)|unix_timestamp\\('\\d{4}-\\d\\d-\\d\\d"
            + " \\d\\d:\\d\\d:\\d\\d'\\)";
    return left.length() == right.length() && left.matches(moment) && right.matches(moment)
        ? Optional.of(left.compareTo(right))
        : Optional.empty();
  }

  private Optional<String> shared() {
    List<String> all = new ArrayList<>();
    for (Partition partition : now) {
      String values = values(partition, "IN");
      if (values.matches("[^()]+")) {
        Arrays.stream(values.split(",", -1)).map(String::strip).forEach(all::add);
      }
    }
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(value -> !seen.add(value))
        .findFirst()
        .map("two partitions take %s (error 1495)"::formatted);
  }
}
