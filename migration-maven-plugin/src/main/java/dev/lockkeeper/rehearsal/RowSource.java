package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Fills tables with rows, once it has seen on a database without rows what is asked of them. */
interface RowSource {

  /** To be called before the first pending statement and after each, with what each has left. */
  void watch(Connection migrating) throws SQLException;

  /**
   * Returns how many rows there are now in each table that was filled.
   *
   * @param tables that need rows; those they refer to need some too
   */
  Map<Table, Long> fill(ScratchDatabase database, Set<Table> tables)
      throws SQLException, CheckImpossibleException;
}
