package dev.lockkeeper.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The tables of a portrait as statements, what hangs on them each for itself. */
final class PortraitTables {

  /** As the server writes it: in quotes where it holds a space, for instance. */
  static final String NAME = "((?:\"[^\"]++\"|[^\\s\"])++)";

  private static final Pattern PARTITION =
      Pattern.compile("PARTITION OF " + NAME + " (.*?)(?: PARTITION BY .*)?", Pattern.DOTALL);
  private static final Pattern PARTITIONED =
      Pattern.compile(".*( PARTITION BY .*)", Pattern.DOTALL);

  private static final Pattern INDEX =
      Pattern.compile("CREATE (?:UNIQUE )?INDEX " + NAME + " ON .*", Pattern.DOTALL);

  /** Whether it is NOT NULL says the column. */
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "(.+?) ((?:PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY|EXCLUDE)\\b.*)", Pattern.DOTALL);

  private static final Pattern KEY = Pattern.compile("PRIMARY KEY|UNIQUE|EXCLUDE");

  private static final Pattern NOT_NULL = Pattern.compile("(.+) NOT NULL " + NAME + ".*");

  private static final String IDENTITY = "GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY";

  private final Map<String, JsonNode> tables = new LinkedHashMap<>();
  private final Map<String, String> partitioned;

  /**
   * @param partitioned what the statement says behind the name, of partitioned tables and
   *     partitions
   */
  PortraitTables(JsonNode tables, Map<String, String> partitioned) {
    tables.forEach(table -> this.tables.put(table.path("table").asString(), table));
    this.partitioned = Map.copyOf(partitioned);
  }

  /** Returns their names without schemas. */
  List<String> names() {
    return tables.keySet().stream().map(name -> name.replaceFirst(".*\\.", "")).toList();
  }

  /** Returns all tables, partitions each for itself. */
  List<String> made() {
    List<String> statements = new ArrayList<>();
    tables.forEach(
        (name, table) -> {
          List<String> columns = new ArrayList<>();
          table.path("columns").forEach(column -> columns.add(column(name, column)));
          Matcher by = PARTITIONED.matcher(partitioned.getOrDefault(name, ""));
          statements.add(
              "CREATE TABLE %s (%s)%s"
                  .formatted(
                      quoted(name), String.join(", ", columns), by.matches() ? by.group(1) : ""));
        });
    return statements;
  }

  /**
   * Returns what makes partitions of tables. It comes last: then they keep the names of their keys
   * and indexes, and what a server names itself takes no name from what is still to come.
   */
  List<String> attached() {
    List<String> statements = new ArrayList<>();
    for (String name : tables.keySet()) {
      parent(name)
          .ifPresent(
              parent ->
                  statements.add(
                      "ALTER TABLE %s ATTACH PARTITION %s %s"
                          .formatted(parent.group(1), quoted(name), parent.group(2))));
    }
    return statements;
  }

  private Optional<MatchResult> parent(String name) {
    Matcher partition = PARTITION.matcher(partitioned.getOrDefault(name, ""));
    return partition.matches() ? Optional.of(partition.toMatchResult()) : Optional.empty();
  }

  private String column(String table, JsonNode column) {
    String written = column.path("definition").asString();
    // a partition has its parent's
    String definition = parent(table).isPresent() ? written.replaceFirst(IDENTITY, "") : written;
    return quotedName(column)
        + " "
        + strings(table, "constraints")
            .map(NOT_NULL::matcher)
            .filter(one -> one.matches() && unquoted(one.group(2)).equals(name(column)))
            .findFirst()
            .map(one -> named(definition, one.group(1)))
            .orElse(definition);
  }

  /** From PostgreSQL 18 on it has a name, by which scripts may drop it. */
  private static String named(String definition, String constraint) {
    return definition.replaceFirst(
        "NOT NULL$",
        Matcher.quoteReplacement("CONSTRAINT %s NOT NULL".formatted(quotedWord(constraint))));
  }

  /** Returns the constraints, foreign keys or all others. */
  List<String> constraints(boolean foreign) {
    List<String> statements = new ArrayList<>();
    for (String name : tables.keySet()) {
      strings(name, "constraints")
          .map(CONSTRAINT::matcher)
          .filter(Matcher::matches)
          .filter(known -> known.group(2).startsWith("FOREIGN") == foreign)
          .forEach(known -> statements.add(constraint(name, known.group(1), known.group(2))));
    }
    return statements;
  }

  private static String constraint(String table, String name, String condition) {
    return "ALTER TABLE %s ADD CONSTRAINT %s %s"
        .formatted(quoted(table), quotedWord(name), condition);
  }

  /**
   * Returns the indexes; those of constraints come with them.
   *
   * @param complete those that each partition has as well, or those that some have not: they stay
   *     invalid where they are made when the partitions are there
   */
  List<String> indexes(boolean complete) {
    List<String> statements = new ArrayList<>();
    for (String name : tables.keySet()) {
      List<String> keys =
          strings(name, "constraints")
              .map(CONSTRAINT::matcher)
              .filter(one -> one.matches() && KEY.matcher(one.group(2)).lookingAt())
              .map(one -> one.group(1))
              .toList();
      strings(name, "indexes")
          .filter(index -> !keys.contains(nameOf(index)))
          .filter(index -> complete == below(name).allMatch(part -> has(part, index)))
          .forEach(statements::add);
    }
    return statements;
  }

  private Stream<String> below(String table) {
    return tables.keySet().stream()
        .filter(
            name -> parent(name).filter(one -> unquoted(one.group(1)).equals(table)).isPresent());
  }

  private boolean has(String table, String index) {
    return strings(table, "indexes").anyMatch(one -> structure(one).equals(structure(index)));
  }

  private static String structure(String index) {
    return index.replaceFirst(" ON .*? USING ", " USING ").replaceFirst("INDEX .*? USING", "INDEX");
  }

  private static String nameOf(String index) {
    Matcher known = INDEX.matcher(index);
    return known.matches() ? unquoted(known.group(1)) : index;
  }

  private Stream<String> strings(String table, String what) {
    return tables.containsKey(table)
        ? tables.get(table).path(what).valueStream().map(JsonNode::asString)
        : Stream.empty();
  }

  private static String name(JsonNode column) {
    return column.path("name").asString();
  }

  private static String quotedName(JsonNode column) {
    return quotedWord(name(column));
  }

  private static String quotedWord(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String unquoted(String name) {
    return name.replace("\"", "");
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"").replaceFirst("\\.", "\".\"") + '"';
  }
}
