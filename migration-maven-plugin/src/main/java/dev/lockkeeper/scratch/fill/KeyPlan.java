package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Keeps a table's rows apart: which row of its parent each foreign key refers to, and which columns
 * must differ from row to row.
 */
final class KeyPlan {

  /**
   * What makes a column's values differ.
   *
   * @param value number of the value that a row has
   * @param rowsOfValue how many rows may share one, because other columns of the key differ
   */
  record Carrier(LongUnaryOperator value, long rowsOfValue) {}

  private static final int OWN_CONDITION = 10;

  private final TableDemand demand;
  private final TablePlan plan;
  private final ToLongFunction<Link> targets;
  private final Map<Integer, Link> owners = new HashMap<>();
  private final Map<Link, LongUnaryOperator> rowsOfLinks = new HashMap<>();
  private final Map<Integer, Carrier> carriers = new HashMap<>();
  private final Set<Integer> keyed = new HashSet<>();
  private final List<Set<Integer>> kept = new ArrayList<>();
  private final List<Condition> avoided = new ArrayList<>();

  KeyPlan(TableDemand demand, TablePlan plan, ToLongFunction<Link> targets) {
    this.demand = demand;
    this.plan = plan;
    this.targets = targets;
    demand.links().forEach(link -> link.columns().forEach(c -> owners.putIfAbsent(c, link)));
    demand.links().forEach(this::keepTogether);
    demand.keys().stream()
        .sorted(Comparator.comparing(key -> key.columns().size()))
        .forEach(this::keep);
  }

  /** Returns the foreign key that decides a column's values, or null. */
  Link owner(int column) {
    return owners.get(column);
  }

  Map<Integer, Carrier> carriers() {
    return carriers;
  }

  /** Returns whether the column is part of a key, and so has no NULL. */
  boolean keyed(int column) {
    return keyed.contains(column);
  }

  /** Returns conditions that keep rows out of partial indexes that have no room for all. */
  List<Condition> avoided() {
    return avoided;
  }

  /**
   * Returns which row of its parent each row refers to: one by chance, but in turn where the column
   * is part of a key. Two tables that others refer to by (tenant, id) so have like tenants in like
   * rows.
   */
  LongUnaryOperator rowOf(Link link) {
    LongUnaryOperator settled = rowsOfLinks.get(link);
    if (settled != null) {
      return settled;
    }
    boolean inTurn = link.columns().stream().anyMatch(this::keyed);
    int salt = link.columns().get(0);
    return inTurn
        ? row -> row % Math.max(1, targets.applyAsLong(link))
        : row -> Shape.below(Math.max(1, targets.applyAsLong(link)), row, salt);
  }

  /** Foreign keys that share a column can agree on it only where they refer to rows alike. */
  private void keepTogether(Link link) {
    for (int column : link.columns()) {
      Link owner = owners.get(column);
      if (!link.equals(owner)) {
        long fewer = Math.min(targets.applyAsLong(owner), targets.applyAsLong(link));
        long bound = Math.max(1, fewer);
        rowsOfLinks.put(owner, row -> row % bound);
        rowsOfLinks.put(link, row -> row % bound);
      }
    }
  }

  private void keep(UniqueKey key) {
    Set<Integer> columns = new LinkedHashSet<>();
    key.columns().forEach(column -> columns.add(column.number()));
    keyed.addAll(columns);
    if (kept.stream().anyMatch(columns::containsAll)) {
      return;
    }
    List<ColumnFacts> free =
        key.columns().stream()
            .filter(column -> !owners.containsKey(column.number()))
            .sorted(Comparator.comparing(column -> reluctance(column, key.exclusion())))
            .toList();
    Set<Link> links = new LinkedHashSet<>();
    columns.stream().filter(owners::containsKey).forEach(column -> links.add(owners.get(column)));
    if (free.isEmpty()) {
      keepByLinks(key, List.copyOf(links));
    } else if (counts(free.get(0)) && links.stream().noneMatch(this::settled) && !links.isEmpty()) {
      long rowsOfValue = digits(List.copyOf(links));
      carriers.putIfAbsent(
          free.get(0).number(), new Carrier(row -> row / rowsOfValue, rowsOfValue));
    } else {
      keepByColumns(free);
    }
    kept.add(columns);
  }

  private void keepByColumns(List<ColumnFacts> free) {
    long rowsOfValue = 1;
    for (ColumnFacts small : free.subList(1, free.size())) {
      long values = fewValues(free.get(0)) ? values(small) : 1;
      if (values > 1 && !carriers.containsKey(small.number())) {
        long stride = rowsOfValue;
        carriers.put(small.number(), new Carrier(row -> row / stride % values, plan.rows()));
        rowsOfValue *= values;
      }
    }
    long shared = rowsOfValue;
    carriers.putIfAbsent(free.get(0).number(), new Carrier(row -> row / shared, shared));
    if (shared == 1) {
      kept.add(Set.of(free.get(0).number()));
    }
  }

  private void keepByLinks(UniqueKey key, List<Link> links) {
    long room = 1;
    for (Link link : links) {
      room = Math.min(Long.MAX_VALUE >> 32, room) * Math.max(1, targets.applyAsLong(link));
    }
    if (room < plan.rows() && key.predicate().isPresent()) {
      avoided.add(
          new Condition(
              key.name(),
              "(" + key.predicate().get() + ") IS NOT TRUE",
              demand.columns().stream()
                  .filter(column -> key.predicate().get().contains(column.name()))
                  .toList(),
              false));
      return;
    }
    if (links.size() == 1 && links.get(0).parent() == demand.table().oid()) {
      rowsOfLinks.put(links.get(0), row -> (row + 1) % Math.max(1, plan.rows()));
      return;
    }
    List<Link> open = links.stream().filter(link -> !settled(link)).toList();
    if (open.size() == links.size()) {
      digits(links);
      plan.limit(room, "%s has room for no more".formatted(key.name()));
    } else if (!open.isEmpty()) {
      long targetsOfOne = targets.applyAsLong(open.get(0));
      rowsOfLinks.put(open.get(0), row -> row % Math.max(1, targetsOfOne));
      plan.limit(targetsOfOne, "%s has room for no more".formatted(key.name()));
    }
  }

  private boolean settled(Link link) {
    return rowsOfLinks.containsKey(link) || link.parent() == demand.table().oid();
  }

  /** Counts the rows in digits, a foreign key's parents being one; returns the first carry. */
  private long digits(List<Link> links) {
    long stride = 1;
    long first = Math.max(1, targets.applyAsLong(links.get(0)));
    for (Link link : links) {
      long bound = Math.max(1, targets.applyAsLong(link));
      long step = stride;
      // a turn by the first digit keeps rows apart and spreads them over all parents
      rowsOfLinks.put(
          link,
          step == 1
              ? row -> row % bound
              : row -> (row / step + Shape.below(bound, row % first, 1)) % bound);
      stride = Math.min(Long.MAX_VALUE >> 32, stride) * bound;
    }
    return stride;
  }

  /** A line's number within its order starts again with each order; a code does not. */
  private static boolean counts(ColumnFacts column) {
    return switch (column.base()) {
      case "smallint", "integer", "date", "boolean" -> !column.array();
      default -> !column.labels().isEmpty();
    };
  }

  private static boolean fewValues(ColumnFacts column) {
    return values(column) > 0;
  }

  /** Returns how many values a type has, where they are few; else 0. */
  private static long values(ColumnFacts column) {
    if (column.array()) {
      return 0;
    }
    return switch (column.base()) {
      case "boolean" -> 2;
      case "smallint" -> Short.MAX_VALUE;
      default -> column.labels().size();
    };
  }

  private int reluctance(ColumnFacts column, boolean exclusion) {
    boolean conditional =
        demand.conditions().stream()
            .anyMatch(c -> c.columns().stream().anyMatch(o -> o.number() == column.number()));
    int reluctance =
        switch (column.base()) {
          case "bigint", "integer" -> 1;
          case "text", "character varying", "uuid", "citext", "public.citext" -> 2;
          case "numeric", "character", "bytea", "inet" -> 3;
          case "timestamp with time zone", "timestamp without time zone" -> 4;
          case "date" -> 5;
          case "smallint" -> 7;
          case "boolean" -> 9;
          default -> column.base().endsWith("range") ? (exclusion ? 0 : 4) : 8;
        };
    return reluctance + (conditional ? OWN_CONDITION : 0);
  }
}
