package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which partitions a row goes to, and which a condition leaves.
 *
 * <p>ddl-partitioning, Partition Pruning: only "constant" conditions keep the planner from a
 * partition. Where rows go by what is not known, each partition may be meant.
 */
final class Partitions {

  private static final Pattern KEY = Pattern.compile("(?i)(RANGE|LIST) ?\\( ?(.+?) ?\\)");
  private static final Pattern HASH = Pattern.compile("(?i)(HASH) ?\\( ?(.+?) ?\\)");

  private final Situation situation;
  private final PartitionBounds bounds;

  Partitions(Situation situation) {
    this.situation = situation;
    this.bounds = new PartitionBounds(situation.schema());
  }

  /**
   * Returns the table with those of its partitions and heirs in which rows may satisfy the
   * condition, in all of which they may where there is none.
   *
   * @param called what the condition calls the table
   */
  List<Table> meeting(Table table, Optional<Expression> condition, String called) {
    List<Table> family = situation.family(table);
    if (condition.isEmpty() || !situation.isPartitioned(table) || family.size() == 1) {
      return family;
    }
    List<Table> met = new ArrayList<>(List.of(table));
    meet(table, condition.get().sql(), called, met);
    return met;
  }

  private void meet(Table parent, String condition, String called, List<Table> met) {
    List<PartitionKey> keys = keys(parent);
    Optional<PartitionKey> key = keys.stream().findFirst();
    List<Demands> sides = Demands.of(condition, called);
    HashedKey hashed = new HashedKey(columns(parent, HASH));
    List<TableShape> children = situation.schema().childrenOf(parent);
    for (TableShape child : children) {
      List<Span> spans = key.map(known -> bounds.spans(child, known)).orElse(List.of());
      // a condition that names the column twice means the same value
      boolean may =
          spans.isEmpty()
              ? mayHold(condition, called, parent, key, Optional.empty())
              : spans.stream()
                  .anyMatch(span -> mayHold(condition, called, parent, key, Optional.of(span)));
      boolean left =
          may
              ? sides.stream()
                  .anyMatch(
                      side ->
                          LeadingKey.mayBeIn(child, children, keys, side)
                              && hashed.mayBeIn(child, side::equal))
              : LeadingKey.isAtEdge(child, keys, sides);
      if (left) {
        met.add(child.table());
        meet(child.table(), condition, called, met);
      }
    }
  }

  private boolean mayHold(
      String condition,
      String called,
      Table parent,
      Optional<PartitionKey> key,
      Optional<Span> span) {
    return Condition.mayHold(
        condition,
        (qualifier, name) ->
            qualifier.isEmpty() || qualifier.equals(called)
                ? known(parent, name, key, span)
                : Optional.empty());
  }

  private Optional<Condition.Known> known(
      Table parent, String name, Optional<PartitionKey> key, Optional<Span> span) {
    if (span.isPresent() && key.get().column().name().equals(name)) {
      return Optional.of(
          new Condition.Known(
              key.get().column().type(),
              key.get().isEnum(),
              span.stream().toList(),
              Optional.empty()));
    }
    // release notes of 17: "Optimize IS NOT NULL and IS NULL query restrictions"
    return situation
        .column(parent, name)
        .filter(column -> situation.isFrom(17) && column.notNull())
        .map(
            column ->
                new Condition.Known(
                    column.type(), isEnum(column.type()), List.of(Span.VALUE), Optional.empty()));
  }

  /**
   * Returns the partitions, at all levels, that may take a row.
   *
   * @param given what is known to be written into a column; nothing where that is not a constant
   */
  Set<Table> taking(Table table, Function<String, Optional<String>> given) {
    return taking(table, given, (parent, child) -> true);
  }

  /**
   * Returns the partitions that may take a row of those met once the columns are changed: where
   * none of them divides, on that level and above, the row stays where it is.
   */
  Set<Table> taking(
      Table table,
      Function<String, Optional<String>> given,
      Collection<String> changed,
      Collection<Table> met) {
    return taking(
        table,
        given,
        (parent, child) ->
            met.contains(child)
                || situation.withAncestors(parent).stream()
                    .map(this::partitioning)
                    .anyMatch(by -> changed.stream().anyMatch(column -> mentions(by, column))));
  }

  private Set<Table> taking(
      Table table, Function<String, Optional<String>> given, BiPredicate<Table, Table> may) {
    Set<Table> taking = new LinkedHashSet<>();
    if (situation.isPartitioned(table)) {
      take(table, given, may, taking);
    }
    return taking;
  }

  private void take(
      Table parent,
      Function<String, Optional<String>> given,
      BiPredicate<Table, Table> possible,
      Set<Table> taking) {
    List<PartitionKey> keys = keys(parent);
    Optional<PartitionKey> key = keys.stream().findFirst();
    Optional<String> written = key.flatMap(known -> given.apply(known.column().name()));
    LeadingKey leading = LeadingKey.written(keys, given);
    HashedKey hashed = new HashedKey(columns(parent, HASH));
    List<TableShape> children = situation.schema().childrenOf(parent);
    for (TableShape child : children) {
      boolean may =
          key.isEmpty()
              || written.isEmpty()
              || mayTake(bounds.spans(child, key.get()), written.get(), key.get());
      if (may
          && possible.test(parent, child.table())
          && leading.mayBeIn(child, children)
          && hashed.mayBeIn(child, given)
          && taking.add(child.table())) {
        take(child.table(), given, possible, taking);
      }
    }
  }

  private static boolean mayTake(List<Span> spans, String written, PartitionKey key) {
    if (spans.isEmpty()) {
      return true;
    }
    if (Literals.isNull(written)) {
      return spans.stream().anyMatch(Span::isNull);
    }
    return key.value(written)
        .map(value -> spans.stream().anyMatch(span -> span.holds(value)))
        .orElse(true);
  }

  /** Returns whether the column decides, at any level, which partition takes a row. */
  boolean divide(Table table, String column) {
    return situation.family(table).stream()
        .anyMatch(member -> mentions(partitioning(member), column));
  }

  private static boolean mentions(String partitioning, String column) {
    return Pattern.compile("\\b%s\\b".formatted(Pattern.quote(column)))
        .matcher(partitioning)
        .find();
  }

  /** The columns that divide the rows, in order, up to the first that is no plain column. */
  List<PartitionKey> keys(Table parent) {
    return columns(parent, KEY);
  }

  private List<PartitionKey> columns(Table parent, Pattern method) {
    Matcher by = method.matcher(partitioning(parent));
    List<PartitionKey> keys = new ArrayList<>();
    if (by.matches()) {
      String[] names = by.group(2).split(" ?, ?", -1);
      for (String name : names) {
        Optional<Column> column = situation.column(parent, name.replace("\"", ""));
        if (column.isEmpty()) {
          return method == HASH ? List.of() : keys;
        }
        boolean list = by.group(1).equalsIgnoreCase("list");
        boolean isEnum = isEnum(column.get().type());
        keys.add(new PartitionKey(column.get(), isEnum, list, names.length == 1));
      }
    }
    return keys;
  }

  private String partitioning(Table table) {
    return situation
        .schema()
        .table(table)
        .map(shape -> shape.options().getOrDefault(TableOption.PARTITIONING, ""))
        .orElse("");
  }

  private boolean isEnum(ColumnType type) {
    return isEnum(situation, type);
  }

  /** Returns whether the type is one of the database's own, whose labels are plain words. */
  static boolean isEnum(Situation situation, ColumnType type) {
    return situation
        .schema()
        .object(ObjectFacts.named(type.name()))
        .filter(object -> object.kind() == ObjectKind.TYPE)
        .isPresent();
  }
}
