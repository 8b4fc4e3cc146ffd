package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
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

/**
 * What pending scripts will ask of rows that are there before them: the states their database went
 * through, watched on an empty clone.
 *
 * <p>A clone made by {@code CREATE DATABASE … TEMPLATE} has its template's OIDs, and those, with
 * the columns' numbers, tell what is still the same thing after it was renamed.
 */
public final class Demands {

  /** More parents than this are no lookup table that a script brings along. */
  private static final int BROUGHT_ALONG = 1_000;

  private static final String IMPRINT =
      """
      SELECT string_agg(rows || ' ' || hash, ', ') FROM (
        SELECT count(*) AS rows, coalesce(sum(hashtext(at)::bigint), 0) AS hash FROM (
          SELECT 'c' || xmin || ctid AS at FROM pg_class
          UNION ALL SELECT 'a' || xmin || ctid FROM pg_attribute
          UNION ALL SELECT 'k' || xmin || ctid FROM pg_constraint
          UNION ALL SELECT 'i' || xmin || ctid FROM pg_index
          UNION ALL SELECT 't' || xmin || ctid FROM pg_type
          UNION ALL SELECT 'e' || xmin || ctid FROM pg_enum
          UNION ALL SELECT 'n' || xmin || ctid FROM pg_namespace) catalog) imprint
      """;

  private final List<Facts> states = new ArrayList<>();
  private final Map<String, List<List<String>>> rowsBroughtAlong = new HashMap<>();

  private String lastImprint = "";

  private Demands() {}

  /** Demands of nothing, to which states are added. */
  public static Demands none() {
    return new Demands();
  }

  /**
   * Adds the state that the connection sees, its own uncommitted changes included. To be called
   * before the first pending statement and after each.
   *
   * @return whether the catalog has changed since the last call
   */
  public boolean observe(Connection connection) throws SQLException {
    String imprint = imprint(connection);
    if (imprint.equals(lastImprint)) {
      return false;
    }
    lastImprint = imprint;
    Facts state = FactsReader.read(connection);
    if (!states.isEmpty()) {
      Facts before = states.get(states.size() - 1);
      Facts first = states.get(0);
      for (TableFacts table : state.tables().values()) {
        for (Link link : table.links()) {
          if (!first.tables().containsKey(link.parent()) && !knows(before, table, link)) {
            readRowsBroughtAlong(connection, state, link);
          }
        }
      }
    }
    if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) {
      states.add(state);
    }
    return true;
  }

  /** Changes with every row of the catalog that a statement writes; far cheaper than reading. */
  private static String imprint(Connection connection) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(IMPRINT)) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean knows(Facts facts, TableFacts table, Link link) {
    TableFacts then = facts.tables().get(table.oid());
    return then != null && then.links().contains(link);
  }

  /** Rows of a table that the scripts make and fill themselves, before something refers to it. */
  private void readRowsBroughtAlong(Connection connection, Facts state, Link link)
      throws SQLException {
    TableFacts parent = state.tables().get(link.parent());
    String columns =
        link.parentColumns().stream()
            .map(number -> Facts.quoted(parent.column(number).orElseThrow().name()) + "::text")
            .collect(Collectors.joining(", "));
    List<List<String>> rows = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT DISTINCT %s FROM %s ORDER BY 1 LIMIT %d"
                    .formatted(columns, parent.quoted(), BROUGHT_ALONG))) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= link.parentColumns().size(); i++) {
          values.add(row.getString(i));
        }
        rows.add(values);
      }
    }
    rowsBroughtAlong.put(key(link), rows);
  }

  private static String key(Link link) {
    return link.parent() + " " + link.parentColumns();
  }

  /** Returns the keys that the scripts themselves put into a table of theirs. */
  List<List<String>> rowsBroughtAlong(Link link) {
    return rowsBroughtAlong.getOrDefault(key(link), List.of());
  }

  /** Returns all states of that table, the present one first. */
  List<TableFacts> statesOf(TableFacts present) {
    List<TableFacts> of = new ArrayList<>();
    Set<TableFacts> seen = new HashSet<>();
    of.add(present);
    seen.add(present);
    for (Facts state : states) {
      TableFacts later = state.tables().get(present.oid());
      if (later != null && seen.add(later)) {
        of.add(later);
      }
    }
    return of;
  }

  /** Returns words that are the same where the same is demanded, whatever OIDs tables have. */
  public String words() {
    Map<Long, Long> places = new LinkedHashMap<>();
    states.forEach(
        state ->
            state.tables().keySet().forEach(oid -> places.putIfAbsent(oid, (long) places.size())));
    StringBuilder words = new StringBuilder();
    for (Facts state : states) {
      state.tables().values().forEach(table -> words.append(placed(table, places)).append('\n'));
      words.append('\n');
    }
    rowsBroughtAlong.values().stream()
        .map(String::valueOf)
        .sorted()
        .forEach(rows -> words.append(rows).append('\n'));
    return words.toString();
  }

  private static TableFacts placed(TableFacts table, Map<Long, Long> places) {
    return new TableFacts(
        places.get(table.oid()),
        table.schema(),
        table.name(),
        places.getOrDefault(table.root(), -1L),
        table.columns(),
        table.conditions(),
        table.keys(),
        table.links().stream()
            .map(
                link ->
                    new Link(
                        link.name(),
                        link.columns(),
                        places.getOrDefault(link.parent(), -1L),
                        link.parentColumns(),
                        link.notValid()))
            .toList());
  }
}
