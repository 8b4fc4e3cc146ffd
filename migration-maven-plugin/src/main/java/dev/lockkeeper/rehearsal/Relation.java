package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;

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
 */
record Relation(
    long oid,
    Table name,
    char kind,
    long storage,
    long indexed,
    long scans,
    long inserted,
    long changed) {

  private static final String TABLES = "rpvmfS";
  private static final String HEAPS = "rm";

  /** Returns whether statements name it as a table, view or sequence and lock it as such. */
  boolean isTable() {
    return TABLES.indexOf(kind) >= 0;
  }

  /** Returns whether it holds rows of its own. */
  boolean isHeap() {
    return HEAPS.indexOf(kind) >= 0;
  }

  boolean isIndex() {
    return indexed != 0;
  }
}
