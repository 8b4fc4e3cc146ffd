package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which partitions of a range over several columns the first of them leave.
 *
 * <p>sql-createtable, PARTITION BY: "the row-wise comparison" orders such keys, so a column counts
 * only where all before it have one value.
 *
 * @param columns that divide the rows, in order, up to the first that is no plain column
 * @param spans what the first of them may hold: one value each, but for the last
 */
record LeadingKey(List<PartitionKey> columns, List<Span> spans) {

  private static final Pattern RANGE =
      Pattern.compile("(?is)FOR VALUES FROM ?\\((.*)\\) TO ?\\((.*)\\)");

  /** Returns what those columns say that are known to be written. */
  static LeadingKey written(List<PartitionKey> columns, Function<String, Optional<String>> given) {
    List<Span> spans = new ArrayList<>();
    for (PartitionKey column : columns) {
      Optional<Object> value = given.apply(column.column().name()).flatMap(column::value);
      if (value.isEmpty()) {
        break;
      }
      spans.add(Span.of(value.get()));
    }
    return new LeadingKey(columns, spans);
  }

  /** Returns whether the partition may hold a row of which that is demanded. */
  static boolean mayBeIn(
      TableShape child, List<TableShape> siblings, List<PartitionKey> columns, Demands demands) {
    return demanded(columns, demands).stream().allMatch(one -> one.mayBeIn(child, siblings));
  }

  /**
   * The planner does not pass all of several bounds that begin with the same value where one of
   * them is the first or last of all.
   */
  static boolean isAtEdge(TableShape child, List<PartitionKey> columns, List<Demands> sides) {
    Matcher bound = bound(child);
    if (columns.size() < 2 || !bound.matches()) {
      return false;
    }
    PartitionKey first = columns.get(0);
    Optional<Object> from = first.value(PartitionBounds.elements(bound.group(1)).get(0));
    Optional<Object> to = first.value(PartitionBounds.elements(bound.group(2)).get(0));
    return sides.stream()
        .flatMap(side -> side.all().stream())
        .filter(demand -> demand.column().equals(first.column().name()))
        .filter(demand -> demand.operator().length() == 1 && !demand.operator().equals("="))
        .map(demand -> first.value(demand.literal()))
        .anyMatch(value -> value.isPresent() && (value.equals(from) || value.equals(to)));
  }

  private static Matcher bound(TableShape child) {
    return RANGE.matcher(child.options().getOrDefault(TableOption.PARTITION_BOUND, ""));
  }

  /** Returns all that the demands say, one after the other. */
  private static List<LeadingKey> demanded(List<PartitionKey> columns, Demands demands) {
    List<LeadingKey> all = new ArrayList<>();
    List<Span> equal = new ArrayList<>();
    for (PartitionKey column : columns) {
      List<Span> ends = new ArrayList<>();
      Optional<Span> one = Optional.empty();
      for (Demands.Demand demand : demands.all()) {
        if (demand.column().equals(column.column().name())) {
          Optional<Object> value = column.value(demand.literal());
          if (!demand.operator().equals("=")) {
            value.map(end -> span(demand.operator(), end)).ifPresent(ends::add);
          } else if (value.isPresent()) {
            one = value.map(Span::of);
          }
        }
      }
      if (one.isEmpty()) {
        ends.forEach(end -> all.add(new LeadingKey(columns, with(equal, end))));
        break;
      }
      equal.add(one.get());
    }
    all.add(new LeadingKey(columns, List.copyOf(equal)));
    return all;
  }

  private static Span span(String operator, Object end) {
    return operator.startsWith(">")
        ? Span.between(Optional.of(end), Optional.empty(), false)
        : Span.between(Optional.empty(), Optional.of(end), operator.equals("<="));
  }

  private static List<Span> with(List<Span> equal, Span end) {
    List<Span> all = new ArrayList<>(equal);
    all.add(end);
    return all;
  }

  /** Returns whether the partition may hold such a row, one of those below the same parent. */
  boolean mayBeIn(TableShape child, List<TableShape> siblings) {
    if (columns.size() < 2) {
      return true;
    }
    return child.defaultPartition()
        ? siblings.stream().noneMatch(other -> isBetween(other, false))
        : isBetween(child, true);
  }

  /**
   * @param doubt what is said where it is not known
   */
  private boolean isBetween(TableShape child, boolean doubt) {
    Matcher bound = bound(child);
    if (!bound.matches()) {
      return doubt;
    }
    List<String> from = PartitionBounds.elements(bound.group(1));
    List<String> to = PartitionBounds.elements(bound.group(2));
    boolean whole = spans.size() == from.size() && spans.stream().allMatch(LeadingKey::isOne);
    return (doubt || whole)
        && isWithinCommon(from, to)
        && reaches(from, doubt)
        && staysBelow(to, doubt);
  }

  private static boolean isOne(Span span) {
    return span.from().isPresent() && span.from().equals(span.to());
  }

  /** Where both ends begin with the same values, so does every row between. */
  private boolean isWithinCommon(List<String> from, List<String> to) {
    for (int i = 0; i < spans.size(); i++) {
      Optional<Object> least = columns.get(i).value(from.get(i));
      if (least.isEmpty() || !least.equals(columns.get(i).value(to.get(i)))) {
        return true;
      }
      if (!spans.get(i).holds(least.get())) {
        return false;
      }
    }
    return true;
  }

  private boolean reaches(List<String> from, boolean doubt) {
    for (int i = 0; i < spans.size(); i++) {
      Optional<Object> end = columns.get(i).value(from.get(i));
      if (end.isEmpty()) {
        return from.get(i).equalsIgnoreCase("minvalue")
            || (doubt && !from.get(i).equalsIgnoreCase("maxvalue"));
      }
      if (!isOne(spans.get(i))) {
        return spans.get(i).reachesAbove(end.get()) || spans.get(i).holds(end.get());
      }
      if (!spans.get(i).holds(end.get())) {
        return isOrdered(end.get()) ? spans.get(i).reachesAbove(end.get()) : doubt;
      }
    }
    return true;
  }

  private boolean staysBelow(List<String> to, boolean doubt) {
    for (int i = 0; i < spans.size(); i++) {
      Optional<Object> end = columns.get(i).value(to.get(i));
      if (end.isEmpty()) {
        return to.get(i).equalsIgnoreCase("maxvalue")
            || (doubt && !to.get(i).equalsIgnoreCase("minvalue"));
      }
      boolean last = i == to.size() - 1;
      if (!isOne(spans.get(i))) {
        return spans.get(i).reachesBelow(end.get()) || (!last && spans.get(i).holds(end.get()));
      }
      if (!spans.get(i).holds(end.get())) {
        return isOrdered(end.get()) ? spans.get(i).reachesBelow(end.get()) : doubt;
      }
    }
    return spans.size() < to.size();
  }

  /** Strings have an order that depends on their collation. */
  private static boolean isOrdered(Object value) {
    return !(value instanceof String);
  }
}
