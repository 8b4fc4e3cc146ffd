package dev.lockkeeper.operation;

/** What ALTER TABLE does to the partitions of a table that names them itself, as MySQL's do. */
public enum PartitionAction {
  ADD,
  DROP,
  TRUNCATE,
  COALESCE,
  REORGANIZE,
  EXCHANGE,
  EXCHANGE_WITHOUT_VALIDATION,
  ANALYZE,
  CHECK,
  OPTIMIZE,
  REBUILD,
  REPAIR,
  DISCARD_TABLESPACE,
  IMPORT_TABLESPACE,
  /** {@code PARTITION BY}: all rows go into new partitions. */
  PARTITION,
  /** {@code REMOVE PARTITIONING}: all rows go into one table. */
  REMOVE
}
