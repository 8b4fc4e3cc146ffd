package dev.lockkeeper.rehearsal;

import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Servers beside the one that a rehearsal runs on, each with all that is in that one.
 *
 * @param first that others use as well
 * @param defaultSchema where sessions look for names first, if that is not as usual
 */
record SecondServers(EmbeddedPostgres first, Optional<String> defaultSchema) {

  /** Starts one that follows the first. */
  Standby standby() throws CheckImpossibleException {
    return first.standby();
  }

  /** Starts one that nobody else uses. */
  EmbeddedPostgres twin() throws CheckImpossibleException {
    return first.twin();
  }

  /** Copies a database on a server, for sessions that look for names where Flyway's own does. */
  ScratchDatabase copyOf(ScratchDatabase database, String name, EmbeddedPostgres server)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase copy = server.copyOf(database, name);
    lead(copy);
    return copy;
  }

  /** Makes every session of the database look for names where Flyway's own session does. */
  void lead(ScratchDatabase database) throws SQLException {
    if (defaultSchema.isPresent()) {
      database.searchFirst(defaultSchema.get());
    }
  }
}
