package dev.lockkeeper.rehearsal;

/** How many rows of a table a statement has updated or deleted; they are locked to the end. */
enum RowLocks {
  /** A batch so small that hardly anybody meets it. */
  FEW,
  /** Enough to be met, and no more when the table grows. */
  MANY,
  /** A good part of the table, so that it grows with it. */
  MOST
}
