package dev.lockkeeper.scratch.fill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What filling must know of a schema at one moment, by the identities that survive a rename.
 *
 * @param tables by OID
 */
record Facts(Map<Long, TableFacts> tables) {

  /**
   * A table that rows can be copied into.
   *
   * @param root the partitioned table it is a partition of, or itself
   */
  record TableFacts(
      long oid,
      String schema,
      String name,
      long root,
      List<ColumnFacts> columns,
      List<Condition> conditions,
      List<UniqueKey> keys,
      List<Link> links) {

    Optional<ColumnFacts> column(int number) {
      return columns.stream().filter(column -> column.number() == number).findFirst();
    }

    /** Returns the name as users write it. */
    String shown() {
      return schema.equals("public") ? name : schema + "." + name;
    }

    /** Returns the name as SQL reads it. */
    String quoted() {
      return Facts.quoted(schema) + "." + Facts.quoted(name);
    }
  }

  /**
   * @param number the column's, for its whole life
   * @param type as a cast spells it, its schema included
   * @param base the type below domains, and below an array its element's
   * @param modifiers length, or precision and scale
   * @param notNull also where its domain demands it
   * @param computed by the server, so that it cannot be given
   * @param labels an enum's
   * @param domainChecks text of the conditions of its domains, empty for another type
   */
  record ColumnFacts(
      int number,
      String name,
      String type,
      String base,
      boolean array,
      List<Integer> modifiers,
      boolean notNull,
      boolean computed,
      List<String> labels,
      String domainChecks) {}

  /** A CHECK, or what a partitioned table's partitions accept. */
  record Condition(String name, String expression, List<ColumnFacts> columns, boolean notValid) {

    /** Returns the same condition for rows that are new. */
    Condition binding() {
      return new Condition(name, expression, columns, false);
    }

    /** Returns whether it is no constraint of the table, but the bounds of its partitions. */
    boolean isBounds() {
      return name.equals("the bounds of its partitions");
    }
  }

  /**
   * What must differ between rows: of a unique index, or of an exclusion constraint.
   *
   * @param columns also those that its expressions mention
   * @param expressions all keys as SQL, where not all are columns
   * @param predicate a partial index's
   * @param nullsEqual whether two NULLs are one too many
   */
  record UniqueKey(
      String name,
      boolean primary,
      boolean exclusion,
      List<ColumnFacts> columns,
      List<String> expressions,
      Optional<String> predicate,
      boolean nullsEqual) {}

  /** A foreign key. */
  record Link(
      String name,
      List<Integer> columns,
      long parent,
      List<Integer> parentColumns,
      boolean notValid) {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
