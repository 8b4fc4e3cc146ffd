package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How many rows each table is to have: those touched, and those they refer to. */
final class Wants {

  /** A table's wish grows when a child's key needs more parents, and that may go on upwards. */
  private static final int GENERATIONS = 6;

  private final Facts facts;
  private final String defaultSchema;
  private final Map<Long, TableDemand> demands = new LinkedHashMap<>();
  private final Map<Long, Long> rows = new LinkedHashMap<>();
  private final Map<Long, Long> existing = new LinkedHashMap<>();
  private final Set<Long> settled = new LinkedHashSet<>();
  private final Map<Long, Map<String, ColumnFigures>> figures = new LinkedHashMap<>();

  /**
   * @param defaultRows of each touched table
   * @param parentRows of each table that those refer to, where it is empty
   * @param rowsByTable what the user demands instead
   * @param figures of columns in production
   * @param defaultSchema of tables without one
   */
  Wants(
      Connection connection,
      Facts facts,
      Demands states,
      Set<Table> touched,
      long defaultRows,
      long parentRows,
      Map<Table, Long> rowsByTable,
      Map<Table, Map<String, ColumnFigures>> figures,
      String defaultSchema)
      throws SQLException {
    this.facts = facts;
    this.defaultSchema = defaultSchema;
    Deque<Long> open = new ArrayDeque<>();
    for (Table table : new TreeSet<>(touched)) {
      root(table).ifPresent(oid -> rows.put(oid, defaultRows));
    }
    open.addAll(rows.keySet());
    while (!open.isEmpty()) {
      long oid = open.remove();
      TableDemand demand = TableDemand.of(facts.tables().get(oid), states);
      demands.put(oid, demand);
      existing.put(oid, count(connection, demand.table()));
      for (Link link : demand.links()) {
        long parent = root(link.parent());
        if (facts.tables().containsKey(parent) && !rows.containsKey(parent)) {
          rows.put(parent, parentRows);
          open.add(parent);
        }
      }
    }
    Set<Long> touchedRoots = new LinkedHashSet<>();
    touched.forEach(table -> root(table).ifPresent(touchedRoots::add));
    for (long oid : demands.keySet()) {
      if (existing.get(oid) > 0 && !touchedRoots.contains(oid)) {
        // a table that scripts filled and none touches is a list to look things up in
        rows.put(oid, existing.get(oid));
        settled.add(oid);
      }
    }
    rowsByTable.forEach(
        (table, wanted) ->
            root(table)
                .filter(demands::containsKey)
                .ifPresent(
                    oid -> {
                      rows.put(oid, wanted);
                      settled.add(oid);
                    }));
    figures.forEach(
        (table, columns) -> root(table).ifPresent(oid -> this.figures.put(oid, columns)));
    for (int i = 0; i < GENERATIONS; i++) {
      demands.values().forEach(this::raiseParents);
    }
  }

  private Optional<Long> root(Table table) {
    return facts.tables().values().stream()
        .filter(
            facts ->
                facts.name().equals(table.name())
                    && facts.schema().equals(table.schema().orElse(defaultSchema)))
        .map(TableFacts::root)
        .findFirst();
  }

  private long root(long oid) {
    TableFacts table = facts.tables().get(oid);
    return table == null ? oid : table.root();
  }

  private static long count(Connection connection, TableFacts table) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT count(*) FROM " + table.quoted())) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A key made of foreign keys alone has no more values than their parents together. */
  private void raiseParents(TableDemand demand) {
    for (UniqueKey key : demand.keys()) {
      if (key.predicate().isPresent()) {
        continue;
      }
      Set<Long> parents = new LinkedHashSet<>();
      boolean linksOnly =
          key.columns().stream().allMatch(column -> parents.addAll(parents(demand, column)));
      if (linksOnly && !parents.contains(demand.table().oid())) {
        long wanted = rows.get(demand.table().oid());
        long each = (long) Math.ceil(Math.pow((double) wanted, 1.0 / parents.size()));
        parents.stream()
            .filter(parent -> !settled.contains(parent))
            .forEach(parent -> rows.merge(parent, each, Math::max));
      }
    }
  }

  private Set<Long> parents(TableDemand demand, ColumnFacts column) {
    Set<Long> parents = new LinkedHashSet<>();
    demand.links().stream()
        .filter(link -> link.columns().contains(column.number()))
        .map(link -> root(link.parent()))
        .filter(rows::containsKey)
        .findFirst()
        .ifPresent(parents::add);
    return parents;
  }

  Map<Long, TableDemand> demands() {
    return demands;
  }

  /** Returns what is known of its columns in production, by their names. */
  Map<String, ColumnFigures> figures(long oid) {
    return figures.getOrDefault(oid, Map.of());
  }

  long existing(long oid) {
    return existing.get(oid);
  }

  /** Returns how many rows are to be added. */
  long missing(long oid) {
    return Math.max(0, rows.get(oid) - existing.get(oid));
  }
}
