package dev.lockkeeper.knowledge.mysql;

/** One of the things that an ALTER TABLE asks of the storage engine. */
enum Change {
  /** Something that only the dictionary knows: a default, a comment of a column, a CHECK gone. */
  DICTIONARY,
  /** An option that is written down with the table and changes no row. */
  OPTION,
  ADD_COLUMN,
  /** The new column has no default that old rows could have: dates that may not be zero. */
  ADD_COLUMN_WITHOUT_VALUE,
  ADD_AUTO_INCREMENT,
  DROP_COLUMN,
  RENAME_COLUMN,
  /** A foreign key of another table points at the column. */
  RENAME_REFERENCED_COLUMN,
  ADD_VIRTUAL,
  DROP_VIRTUAL,
  MOVE_COLUMN,
  /** A virtual column has another number than before. */
  MOVE_VIRTUAL,
  /** Virtual columns follow each other in another order, or an old one follows a new one. */
  REORDER_VIRTUAL,
  NULLABLE,
  NOT_NULL,
  WIDEN,
  ADD_INDEX,
  DROP_INDEX,
  ADD_UNIQUE,
  DROP_UNIQUE,
  /** Under another name, or no longer seen. */
  ALTER_INDEX,
  ADD_FULLTEXT,
  ADD_SPATIAL,
  /** An index on an expression, or on a virtual column that is new. */
  ADD_VIRTUAL_INDEX,
  /** The rows are ordered by another key from now on. */
  NEW_CLUSTERED_KEY,
  /** Nothing orders the rows any more, unless another key takes over. */
  DROP_CLUSTERED_KEY,
  ADD_FOREIGN_KEY,
  DROP_FOREIGN_KEY,
  RECREATE,
  /** Every row goes through the SQL layer. */
  CONVERT,
  ADD_PARTITION,
  DROP_PARTITION,
  MOVE_PARTITION
}
