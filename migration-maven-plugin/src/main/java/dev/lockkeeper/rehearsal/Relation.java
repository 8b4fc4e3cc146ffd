package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import java.util.Map;

/**
 * A relation of the user's as the catalog has it at one moment, with what the migrating transaction
 * has done to it so far.
 *
 * @param oid its identity, whatever its name
 * @param name its own
 * @param kind {@code pg_class.relkind}
 * @param storage {@code pg_class.relfilenode}; 0 where it has none
 * @param indexed the table that this index belongs to; 0 where this is no index
 * @param scans begun: of a table sequential ones, of an index all
 * @param inserted rows
 * @param changed rows updated and deleted: they are locked until the transaction ends
 * @param columns that it has or ever had
 */
record Relation(
    long oid,
    Table name,
    char kind,
    long storage,
    long indexed,
    long scans,
    long inserted,
    long changed,
    int columns) {

  private static final String TABLES = "rpvmfS";
  private static final String HEAPS = "rm";
  private static final Map<Character, String> NOUNS =
      Map.of(
          'r', "table",
          'p', "table",
          'f', "foreign table",
          'v', "view",
          'm', "materialized view",
          'i', "index",
          'I', "index");

  /** Returns whether statements name it as a table, view or sequence and lock it as such. */
  boolean isTable() {
    return TABLES.indexOf(kind) >= 0;
  }

  /** Returns whether it holds rows of its own. */
  boolean isHeap() {
    return HEAPS.indexOf(kind) >= 0;
  }

  /** Returns whether people speak of it: sequences mostly come and go with their tables. */
  boolean hasNoun() {
    return NOUNS.containsKey(kind);
  }

  /** Returns what it is, in words. */
  String noun() {
    return NOUNS.get(kind);
  }

  /** Returns whether the session has done anything to its rows that it has not handed on. */
  boolean isCounted() {
    return scans > 0 || inserted > 0 || changed > 0;
  }

  /** Returns the same, of which nothing is counted any more. */
  Relation uncounted() {
    return new Relation(oid, name, kind, storage, indexed, 0, 0, 0, columns);
  }

  boolean isIndex() {
    return indexed != 0;
  }
}
