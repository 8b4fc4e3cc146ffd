package dev.lockkeeper.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      Pattern.compile("CREATE (EXTENSION|SCHEMA|TYPE|DOMAIN|SEQUENCE) .*", Pattern.DOTALL);

  private static final Pattern ROUTINE = Pattern.compile("CREATE OR REPLACE .*", Pattern.DOTALL);
  private static final Pattern VIEW =
      Pattern.compile("CREATE (?:MATERIALIZED )?VIEW (\\S+) AS .*", Pattern.DOTALL);

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\S+) (.*)", Pattern.DOTALL);
  private static final String PARTITION = "PARTITION OF ";
  private static final Pattern PARTITIONED =
      Pattern.compile(".*( PARTITION BY .*)", Pattern.DOTALL);

  private static final Pattern SEQUENCE =
      Pattern.compile("nextval\\('((?:[^']++|'')++)'::regclass\\)");
  private static final Pattern INDEX = Pattern.compile("CREATE (?:UNIQUE )?INDEX (\\S+) ON .*");

  /** Whether it is NOT NULL says the column. */
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "(.+?) ((?:PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY|EXCLUDE)\\b.*)", Pattern.DOTALL);

  private final JsonNode portrait;
  private final Map<String, String> partitions = new HashMap<>();
  private final List<String> first = new ArrayList<>();
  private final List<String> routines = new ArrayList<>();
  private final Map<String, String> views = new HashMap<>();
  private final List<String> last = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  PortraitSql(JsonNode portrait) {
    this.portrait = portrait;
    portrait.path("objects").valueStream().map(JsonNode::asString).forEach(this::sort);
  }

  private void sort(String made) {
    Matcher table = TABLE.matcher(made);
    Matcher view = VIEW.matcher(made);
    if (table.matches()) {
      partitions.put(unquoted(table.group(1)), table.group(2));
    } else if (view.matches()) {
      views.put(view.group(1), made);
    } else if (FIRST.matcher(made).matches()) {
      first.add(made);
    } else {
      (ROUTINE.matcher(made).matches() ? routines : last).add(made);
    }
  }

  /** Returns it, with the line that says of which server it is. */
  String text() {
    text.append("-- Dumped from database version ")
        .append(portrait.path("server").path("version").asString())
        .append('\n');
    add("SET check_function_bodies = false");
    first.forEach(this::add);
    Map<String, String> owned = sequences();
    owned.keySet().forEach(name -> add("CREATE SEQUENCE " + name));
    List<String> later = routines.stream().filter(this::mentionsTable).toList();
    routines.stream().filter(routine -> !later.contains(routine)).forEach(this::add);
    tables();
    owned.forEach((name, column) -> add("ALTER SEQUENCE %s OWNED BY %s".formatted(name, column)));
    later.forEach(this::add);
    constraints(false);
    indexes();
    constraints(true);
    views();
    last.forEach(this::add);
    return text.toString();
  }

  private void add(String statement) {
    text.append(statement.stripTrailing().replaceFirst(";$", "")).append(";\n");
  }

  /** Returns those of columns, which the portrait has with these alone, each with its column. */
  private Map<String, String> sequences() {
    Map<String, String> owned = new LinkedHashMap<>();
    for (JsonNode table : portrait.path("tables")) {
      for (JsonNode column : table.path("columns")) {
        Matcher next = SEQUENCE.matcher(column.path("definition").asString());
        if (next.find() && !first.contains("CREATE SEQUENCE " + next.group(1))) {
          owned.put(
              next.group(1).replace("''", "'"),
              quoted(table.path("table").asString()) + "." + quotedName(column));
        }
      }
    }
    return owned;
  }

  /** One that takes or returns a table's rows has to wait for the table. */
  private boolean mentionsTable(String routine) {
    String head = routine.split("\\bAS \\$", 2)[0];
    return routine.contains("BEGIN ATOMIC")
        || portrait
            .path("tables")
            .valueStream()
            .map(table -> table.path("table").asString().replaceFirst(".*\\.", ""))
            .anyMatch(name -> mentions(head, name));
  }

  private static boolean mentions(String where, String name) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(where)
        .find();
  }

  private void tables() {
    List<String> below = new ArrayList<>();
    for (JsonNode table : portrait.path("tables")) {
      String name = table.path("table").asString();
      String partition = partitions.getOrDefault(name, "");
      if (partition.startsWith(PARTITION)) {
        below.add("CREATE TABLE %s %s".formatted(quoted(name), partition));
      } else {
        List<String> columns = new ArrayList<>();
        table.path("columns").forEach(column -> columns.add(column(column)));
        Matcher by = PARTITIONED.matcher(partition);
        add(
            "CREATE TABLE %s (%s)%s"
                .formatted(
                    quoted(name), String.join(", ", columns), by.matches() ? by.group(1) : ""));
      }
    }
    inTurn(below);
  }

  private static String column(JsonNode column) {
    String definition = column.path("definition").asString();
    return "%s %s"
        .formatted(
            quotedName(column),
            definition.replaceFirst("GENERATED AS IDENTITY", "GENERATED BY DEFAULT AS IDENTITY"));
  }

  /** A partition of a partition comes behind it. */
  private void inTurn(List<String> below) {
    List<String> open = new ArrayList<>(below);
    while (!open.isEmpty()) {
      List<String> ready =
          open.stream().filter(one -> open.stream().noneMatch(o -> isOf(one, o))).toList();
      List<String> now = ready.isEmpty() ? List.copyOf(open) : ready;
      now.forEach(this::add);
      open.removeAll(now);
    }
  }

  private static boolean isOf(String partition, String other) {
    Matcher parent = TABLE.matcher(other);
    return parent.matches()
        && unquoted(partition).contains(" " + PARTITION + unquoted(parent.group(1)) + " ");
  }

  private boolean isPartition(JsonNode table) {
    return partitions.getOrDefault(table.path("table").asString(), "").startsWith(PARTITION);
  }

  private void constraints(boolean foreign) {
    for (JsonNode table : portrait.path("tables")) {
      for (JsonNode constraint : table.path("constraints")) {
        Matcher known = CONSTRAINT.matcher(constraint.asString());
        if (!isPartition(table)
            && known.matches()
            && known.group(2).startsWith("FOREIGN") == foreign) {
          add(
              "ALTER TABLE %s ADD CONSTRAINT \"%s\" %s"
                  .formatted(
                      quoted(table.path("table").asString()),
                      known.group(1).replace("\"", "\"\""),
                      known.group(2)));
        }
      }
    }
  }

  /** Those of constraints come with them, and those of partitions with their parents'. */
  private void indexes() {
    for (JsonNode table : portrait.path("tables")) {
      List<String> named = new ArrayList<>();
      table.path("constraints").forEach(one -> named.add(one.asString()));
      for (JsonNode index : table.path("indexes")) {
        Matcher name = INDEX.matcher(index.asString());
        boolean own =
            !name.matches()
                || named.stream().noneMatch(c -> c.startsWith(unquoted(name.group(1)) + " "));
        if (own && !isPartition(table)) {
          add(index.asString().replaceFirst(" ON ONLY ", " ON "));
        }
      }
    }
  }

  /** One that reads another comes behind it. */
  private void views() {
    List<String> open = new ArrayList<>(views.keySet());
    while (!open.isEmpty()) {
      List<String> ready = open.stream().filter(one -> readsNone(one, open)).sorted().toList();
      List<String> now = ready.isEmpty() ? List.copyOf(open) : ready;
      now.forEach(one -> add(views.get(one)));
      open.removeAll(now);
    }
  }

  private boolean readsNone(String view, List<String> open) {
    return open.stream()
        .filter(other -> !other.equals(view))
        .noneMatch(other -> mentions(views.get(view), other.replaceFirst(".*\\.", "")));
  }

  private static String quotedName(JsonNode column) {
    return '"' + column.path("name").asString().replace("\"", "\"\"") + '"';
  }

  private static String unquoted(String name) {
    return name.replace("\"", "");
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"").replaceFirst("\\.", "\".\"") + '"';
  }
}
