package dev.lockkeeper.operation;

/** Statements that tidy storage without changing what it means. */
public enum Maintenance {
  VACUUM,
  VACUUM_FULL,
  ANALYZE,
  CLUSTER,
  REINDEX_INDEX,
  REINDEX_TABLE,
  REINDEX_SCHEMA,
  REFRESH_MATERIALIZED_VIEW,
  /** REFRESH … WITH NO DATA: its rows go, and nobody can read it before the next refresh. */
  EMPTY_MATERIALIZED_VIEW,
  OPTIMIZE,
  CHECK,
  REPAIR,
  FLUSH
}
