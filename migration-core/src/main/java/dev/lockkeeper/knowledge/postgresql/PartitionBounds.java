package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the column that divides a table may hold in each of its partitions. */
final class PartitionBounds {

  private static final Pattern LIST = Pattern.compile("(?is)FOR VALUES IN ?\\((.*)\\)");
  private static final Pattern RANGE =
      Pattern.compile("(?is)FOR VALUES FROM ?\\((.*)\\) TO ?\\((.*)\\)");
  private static final Pattern ELEMENT = Pattern.compile("(?:'(?:[^']++|'')*+'|[^,']++)++");

  private final Schema schema;

  PartitionBounds(Schema schema) {
    this.schema = schema;
  }

  /** What the key's column may hold in the partition; nothing where that is not known. */
  List<Span> spans(TableShape child, PartitionKey key) {
    return child.defaultPartition() ? rest(child, key) : bound(child, key).orElse(List.of());
  }

  private Optional<List<Span>> bound(TableShape child, PartitionKey key) {
    String bound = child.options().getOrDefault(TableOption.PARTITION_BOUND, "");
    Matcher list = LIST.matcher(bound);
    if (key.list() && list.matches()) {
      return listed(elements(list.group(1)), key);
    }
    Matcher range = RANGE.matcher(bound);
    return !key.list() && range.matches()
        ? ranged(elements(range.group(1)), elements(range.group(2)), key).map(List::of)
        : Optional.empty();
  }

  /** Returns what stands between commas. */
  static List<String> elements(String written) {
    return ELEMENT.matcher(written).results().map(one -> one.group().strip()).toList();
  }

  private static Optional<List<Span>> listed(List<String> values, PartitionKey key) {
    List<Span> spans = new ArrayList<>();
    for (String value : values) {
      if (Literals.isNull(value)) {
        spans.add(Span.NULL);
      } else if (key.value(value).isPresent()) {
        spans.add(Span.of(key.value(value).get()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(spans);
  }

  /** Strings have no order here, and no ranges. */
  private static Optional<Span> ranged(List<String> from, List<String> to, PartitionKey key) {
    Optional<Object> least = key.value(from.get(0)).filter(value -> !(value instanceof String));
    Optional<Object> end = key.value(to.get(0)).filter(value -> !(value instanceof String));
    boolean known =
        (least.isPresent() || from.get(0).equalsIgnoreCase("minvalue"))
            && (end.isPresent() || to.get(0).equalsIgnoreCase("maxvalue"));
    boolean reaches = !key.alone() && !to.get(1).equalsIgnoreCase("minvalue");
    return known ? Optional.of(Span.between(least, end, reaches)) : Optional.empty();
  }

  /** What no other partition takes. */
  private List<Span> rest(TableShape other, PartitionKey key) {
    List<Span> taken = new ArrayList<>();
    for (TableShape child : schema.childrenOf(other.partitionOf().orElseThrow())) {
      if (!child.defaultPartition()) {
        List<Span> spans = bound(child, key).orElse(List.of());
        if (spans.isEmpty()) {
          return List.of();
        }
        taken.addAll(spans);
      }
    }
    List<Span> rest = new ArrayList<>(key.list() ? unlisted(taken) : gaps(taken, key));
    if (!taken.contains(Span.NULL)) {
      rest.add(Span.NULL);
    }
    return rest;
  }

  private static List<Span> unlisted(List<Span> taken) {
    return List.of(
        Span.except(
            taken.stream().filter(one -> !one.isNull()).map(one -> one.from().get()).toList()));
  }

  /** Between ranges over several columns there may be room where the first one is the same. */
  private static List<Span> gaps(List<Span> taken, PartitionKey key) {
    List<Span> sorted = new ArrayList<>(taken);
    sorted.sort(Comparator.comparing(Span::from, PartitionBounds::least));
    List<Span> gaps = new ArrayList<>();
    Optional<Object> end = Optional.empty();
    boolean first = true;
    boolean open = true;
    for (Span range : sorted) {
      boolean room =
          range.from().isPresent() && (first || !end.equals(range.from()) || !key.alone());
      if (room) {
        gaps.add(Span.between(first ? Optional.empty() : end, range.from(), !key.alone()));
      }
      first = false;
      end = range.to();
      open = end.isPresent();
    }
    if (open) {
      gaps.add(Span.between(end, Optional.empty(), false));
    }
    return gaps;
  }

  @SuppressWarnings("unchecked")
  private static int least(Optional<Object> one, Optional<Object> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isPresent(), other.isPresent());
    }
    return ((Comparable<Object>) one.get()).compareTo(other.get());
  }
}
