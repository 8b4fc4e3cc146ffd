package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/** A lock that a transaction keeps: from the start of a statement until it is freed. */
final class HeldLock {

  private final long relation;
  private final Table table;
  private final PostgresqlLock mode;
  private final Moment since;
  private final boolean visible;
  private final RowLocks rowLocks;
  private boolean perRow;
  private Moment until;

  /**
   * @param table by the name it had before the statement
   * @param rowLocks how many of its rows the statement locked
   * @param visible whether others know the table, so that they can wait
   */
  HeldLock(
      long relation,
      Table table,
      PostgresqlLock mode,
      Moment since,
      boolean visible,
      RowLocks rowLocks) {
    this.relation = relation;
    this.table = table;
    this.mode = mode;
    this.since = since;
    this.visible = visible;
    this.rowLocks = rowLocks;
    this.until = since;
  }

  long relation() {
    return relation;
  }

  PostgresqlLock mode() {
    return mode;
  }

  /** Work that grows with a table is done while it is held. */
  void lastThroughRows() {
    perRow = true;
  }

  void release(Moment now) {
    until = now;
  }

  /** Returns the lock as it was, once it has been released. */
  SeenLock seen() {
    Hold hold =
        new Hold(
            0,
            0,
            until.millisSince(since),
            until.tollSince(since).queuedMillis(),
            Optional.empty());
    return new SeenLock(table, mode, hold, perRow, visible, rowLocks);
  }
}
