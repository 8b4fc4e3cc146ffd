package dev.lockkeeper.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The schema of a portrait as a dump would have it, without rows: what scripts build on where
 * nobody has a dump. A portrait has each object for itself; here they stand in an order in which a
 * server takes them.
 */
final class PortraitSql {

  private static final Pattern FIRST =
      Pattern.compile(
          "CREATE (?:EXTENSION|SCHEMA|TYPE|DOMAIN|SEQUENCE) " + PortraitTables.NAME + ".*",
          Pattern.DOTALL);

  private static final Pattern ROUTINE = Pattern.compile("CREATE OR REPLACE .*", Pattern.DOTALL);
  private static final Pattern AGGREGATE = Pattern.compile("CREATE AGGREGATE .*", Pattern.DOTALL);
  private static final Pattern VIEW =
      Pattern.compile(
          "CREATE (?:MATERIALIZED )?VIEW " + PortraitTables.NAME + " AS .*", Pattern.DOTALL);

  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE " + PortraitTables.NAME + " (.*)", Pattern.DOTALL);

  private final JsonNode portrait;
  private final PortraitTables tables;
  private final Map<String, String> first = new LinkedHashMap<>();
  private final List<String> routines = new ArrayList<>();
  private final List<String> aggregates = new ArrayList<>();
  private final Map<String, String> views = new LinkedHashMap<>();
  private final List<String> last = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  PortraitSql(JsonNode portrait) {
    this.portrait = portrait;
    Map<String, String> partitioned = new HashMap<>();
    portrait
        .path("objects")
        .valueStream()
        .map(JsonNode::asString)
        .forEach(made -> sort(made, partitioned));
    this.tables = new PortraitTables(portrait.path("tables"), partitioned);
  }

  private void sort(String made, Map<String, String> partitioned) {
    Matcher table = TABLE.matcher(made);
    Matcher view = VIEW.matcher(made);
    Matcher early = FIRST.matcher(made);
    if (table.matches()) {
      partitioned.put(PortraitTables.unquoted(table.group(1)), table.group(2));
    } else if (view.matches()) {
      views.put(made, view.group(1));
    } else if (early.matches()) {
      first.put(made, early.group(1));
    } else if (ROUTINE.matcher(made).matches()) {
      routines.add(made);
    } else {
      (AGGREGATE.matcher(made).matches() ? aggregates : last).add(made);
    }
  }

  /** Returns it, with the line that says of which server it is. */
  String text() {
    text.append("-- Dumped from database version ")
        .append(portrait.path("server").path("version").asString())
        .append('\n');
    add("SET check_function_bodies = false");
    inTurn(first);
    List<String> later = routines.stream().filter(this::mentionsTable).toList();
    routines.stream().filter(routine -> !later.contains(routine)).forEach(this::add);
    tables.made().forEach(this::add);
    later.forEach(this::add);
    aggregates.forEach(this::add);
    tables.constraints(false).forEach(this::add);
    tables.indexes(true).forEach(this::add);
    tables.constraints(true).forEach(this::add);
    tables.attached().forEach(this::add);
    tables.indexes(false).forEach(this::add);
    inTurn(views);
    last.forEach(this::add);
    return text.toString();
  }

  private void add(String statement) {
    text.append(statement.stripTrailing().replaceFirst(";$", "")).append(";\n");
  }

  /** One that takes or returns a table's rows has to wait for the table. */
  private boolean mentionsTable(String routine) {
    String head = routine.split("\\bAS \\$", 2)[0];
    return routine.contains("BEGIN ATOMIC")
        || tables.names().stream().anyMatch(name -> mentions(head, name));
  }

  /**
   * Adds statements so that one that mentions what another makes comes behind it.
   *
   * @param names of what each makes
   */
  private void inTurn(Map<String, String> names) {
    Map<String, Set<String>> behind = new LinkedHashMap<>();
    names.forEach(
        (statement, own) -> {
          Set<String> others = new HashSet<>();
          names.forEach(
              (other, name) -> {
                if (!other.equals(statement) && !name.equals(own) && mentions(statement, name)) {
                  others.add(other);
                }
              });
          behind.put(statement, others);
        });
    while (!behind.isEmpty()) {
      // those that mention each other do so by chance, as in a literal
      String next =
          behind.keySet().stream()
              .filter(one -> behind.get(one).isEmpty())
              .findFirst()
              .orElseGet(() -> behind.keySet().iterator().next());
      add(next);
      behind.remove(next);
      behind.values().forEach(others -> others.remove(next));
    }
  }

  private static boolean mentions(String where, String name) {
    String bare = name.replaceFirst(".*\\.", "").replace("\"", "");
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(bare) + "(?![\\w$])")
        .matcher(where)
        .find();
  }
}
