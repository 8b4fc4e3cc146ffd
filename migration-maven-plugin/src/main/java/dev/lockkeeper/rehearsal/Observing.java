package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.Script;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What all observers of one rehearsal know.
 *
 * @param historyTable which is the runner's own, and not observed
 * @param requests of statements that free their locks before anybody can look
 */
record Observing(String historyTable, Requests requests) {

  /**
   * Returns an observer of scripts that are about to be applied.
   *
   * @param rows in each table that was filled
   */
  Observer of(List<Script> scripts, ScratchDatabase database, Map<Table, Long> rows)
      throws SQLException {
    return Observer.of(scripts, database.dataSource(), rows, historyTable, requests);
  }
}
