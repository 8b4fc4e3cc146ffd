package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The plans of all tables that get rows, parents before children. */
final class FillPlan {

  /** So many parents that are there already are referred to, and no more. */
  private static final int MOST_PRESENT_KEYS = 10_000;

  /** Scripts that add rows under numbers of their own go on where the last one ended. */
  private static final long ROOM_FOR_SCRIPTS = 1_000_000;

  private final Connection connection;
  private final Facts facts;
  private final Demands states;
  private final Wants wants;
  private final Map<Long, TablePlan> plans = new LinkedHashMap<>();
  private final Set<Long> open = new HashSet<>();
  private final List<Long> ordered = new ArrayList<>();
  private final Map<Long, Map<Integer, Long>> firstNumbers = new HashMap<>();
  private final Set<Long> exact = new HashSet<>();

  FillPlan(Connection connection, Facts facts, Demands states, Wants wants) {
    this.connection = connection;
    this.facts = facts;
    this.states = states;
    this.wants = wants;
  }

  TablePlan of(long table) {
    return plans.get(table);
  }

  List<String> remarks() {
    return plans.values().stream().flatMap(plan -> plan.remarks().stream()).toList();
  }

  /**
   * Plans that table's rows again, where possible from nothing but values that the server has seen;
   * other tables' plans come out as they were.
   */
  void makeExact(long table) throws SQLException, CheckImpossibleException {
    exact.add(table);
    plans.clear();
    ordered.clear();
    make();
  }

  /**
   * Makes the plans, in a transaction that leaves nothing behind.
   *
   * @return the tables, parents before children
   */
  List<Long> make() throws SQLException, CheckImpossibleException {
    connection.setAutoCommit(false);
    try {
      new LaterTypes(connection).create(wants.demands().values());
      for (long oid : wants.demands().keySet()) {
        plan(oid);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return List.copyOf(ordered);
  }

  private void plan(long oid) throws SQLException, CheckImpossibleException {
    if (plans.containsKey(oid)) {
      return;
    }
    TableDemand demand = wants.demands().get(oid);
    TablePlan plan = new TablePlan(demand.table(), wants.existing(oid), wants.missing(oid));
    plans.put(oid, plan);
    open.add(oid);
    for (Link link : demand.links()) {
      long parent = root(link);
      if (wants.demands().containsKey(parent)) {
        plan(parent);
        rememberPresentKeys(plans.get(parent), link);
      }
    }
    if (plan.rows() > 0) {
      ColumnShapes shapes =
          new ColumnShapes(
              demand, plan, new Oracle(connection), firstNumbers(demand), wants.figures(oid));
      new TablePlanner(shapes, parentsOf(oid), exact.contains(oid)).plan();
    }
    open.remove(oid);
    ordered.add(oid);
  }

  private long root(Link link) {
    TableFacts parent = facts.tables().get(link.parent());
    return parent == null ? link.parent() : parent.root();
  }

  private void rememberPresentKeys(TablePlan parent, Link link) throws SQLException {
    if (parent.rows() > 0 || parent.existing() == 0) {
      return;
    }
    String columns =
        link.parentColumns().stream()
            .map(n -> Facts.quoted(parent.table().column(n).orElseThrow().name()) + "::text")
            .collect(Collectors.joining(", "));
    List<List<String>> keys = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT %s FROM %s WHERE (%s) IS NOT NULL ORDER BY 1 LIMIT %d"
                    .formatted(columns, parent.table().quoted(), columns, MOST_PRESENT_KEYS))) {
      while (row.next()) {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= link.parentColumns().size(); i++) {
          key.add(row.getString(i));
        }
        keys.add(key);
      }
    }
    parent.present(link.parentColumns(), keys);
  }

  private LinkPlan.Parents parentsOf(long child) {
    return new LinkPlan.Parents() {
      @Override
      public long targets(Link link) {
        TablePlan parent = plans.get(root(link));
        return parent == null
            ? states.rowsBroughtAlong(link).size()
            : parent.targets(link.parentColumns());
      }

      @Override
      public Shape target(Link link, int position) {
        TablePlan parent = plans.get(root(link));
        return parent == null
            ? Shape.inTurn(
                states.rowsBroughtAlong(link).stream().map(key -> key.get(position)).toList())
            : parent.target(link.parentColumns(), position);
      }

      @Override
      public boolean isOpen(Link link) {
        return root(link) != child && open.contains(root(link));
      }
    };
  }

  /** Sequences begin past what is there. */
  private Map<Integer, Long> firstNumbers(TableDemand demand) throws SQLException {
    Map<Integer, Long> first = firstNumbers.get(demand.table().oid());
    if (first != null) {
      return first;
    }
    first = new HashMap<>();
    firstNumbers.put(demand.table().oid(), first);
    if (wants.existing(demand.table().oid()) == 0) {
      return first;
    }
    for (UniqueKey key : demand.keys()) {
      for (ColumnFacts column : key.columns()) {
        ColumnFacts present = demand.table().column(column.number()).orElseThrow();
        boolean wide = present.base().equals("bigint") || present.base().equals("integer");
        if (!present.array() && (wide || present.base().matches("smallint|numeric"))) {
          long last = largest(demand.table(), present);
          first.put(present.number(), last + 1 + (wide ? ROOM_FOR_SCRIPTS : 0));
        }
      }
    }
    return first;
  }

  private long largest(TableFacts table, ColumnFacts column) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT coalesce(ceil(max(%s)), 0)::bigint FROM %s"
                    .formatted(Facts.quoted(column.name()), table.quoted()))) {
      row.next();
      return Math.max(0, row.getLong(1));
    }
  }
}
