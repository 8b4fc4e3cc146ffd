package dev.lockkeeper.operation;

/** What ALTER TABLE changes beside rows, columns and constraints. */
public enum TableOption {
  STORAGE_PARAMETERS,
  OWNER,
  COLUMN_STATISTICS,
  COLUMN_STORAGE,
  COLUMN_OPTIONS,
  COLUMN_IDENTITY,
  COLUMN_EXPRESSION,
  CLUSTER_MARK,
  REPLICA_IDENTITY,
  ROW_SECURITY,
  TRIGGERS,
  RULES,
  LOGGING,
  TABLESPACE,
  ACCESS_METHOD,
  INHERITANCE,
  CONSTRAINT_ATTRIBUTES,
  TYPE,
  ENGINE,
  ROW_FORMAT,
  CHARSET,
  COLLATION,
  AUTO_INCREMENT,
  COMMENT,
  ENCRYPTION,
  /** Whether MyISAM keeps its indexes up to date: ENABLE, DISABLE. */
  KEYS,
  /** Whether the optimizer uses an index: VISIBLE, INVISIBLE. */
  INDEX_VISIBILITY,
  /** Whether {@code SELECT *} shows a column: VISIBLE, INVISIBLE. */
  COLUMN_VISIBILITY,
  /** FORCE: the table is built anew as it is. */
  REBUILD,
  ROW_ORDER,
  VALIDATION,
  /** How a new table is divided. */
  PARTITIONING,
  /** The partitions that MySQL divides it into, as {@link Partition#lines} writes them. */
  PARTITIONS,
  /** What a table takes from the one it is made LIKE, beside the columns: {@code INDEXES}. */
  COPIED,
  /** Which rows of its parent a new partition takes. */
  PARTITION_BOUND
}
