package dev.lockkeeper.benchmark.generated;

/** What is planted on purpose: all of it waits in proportion to rows, loses data, or breaks. */
public enum Danger {
  COLUMN_DROPPED,
  COLUMN_RENAMED,
  TABLE_RENAMED,
  TABLE_DROPPED,
  TABLE_TRUNCATED,
  INDEX_BUILT_BLOCKING,
  FOREIGN_KEY_VALIDATED,
  CHECK_VALIDATED,
  TYPE_CHANGED,
  NOT_NULL_SCANNED,
  UNIQUE_BUILT_BLOCKING,
  VOLATILE_DEFAULT,
  ROWS_UPDATED_WITHOUT_BOUND,
  ROWS_DELETED_WITHOUT_BOUND
}
