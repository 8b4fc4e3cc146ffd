package dev.lockkeeper.rehearsal;

import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.PostgresServer;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The server that a rehearsal runs on, and those beside it with all that is in that one.
 *
 * @param first that others use as well
 * @param defaultSchema where sessions look for names first, if that is not as usual
 */
record SecondServers(PostgresServer first, Optional<String> defaultSchema) {

  /** Returns the first one, where it is ours, so that others can be made of it. */
  Optional<EmbeddedPostgres> own() {
    return first instanceof EmbeddedPostgres own ? Optional.of(own) : Optional.empty();
  }

  /** Copies a database on a server, for sessions that look for names where Flyway's own does. */
  ScratchDatabase copyOf(ScratchDatabase database, String name, PostgresServer server)
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
