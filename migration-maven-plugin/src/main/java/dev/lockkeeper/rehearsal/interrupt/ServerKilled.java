package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;

/**
 * All processes of the server are killed, and it recovers from its log.
 *
 * @param server that nobody else uses
 */
record ServerKilled(EmbeddedPostgres server) implements Death {

  @Override
  public void of(int session, Connection watching) throws CheckImpossibleException {
    server.crash();
  }

  @Override
  public void ofAll(ScratchDatabase database) throws CheckImpossibleException {
    server.crash();
  }

  @Override
  public StopMoment called(StopMoment moment) {
    return moment == StopMoment.DURING ? StopMoment.SERVER_DURING : StopMoment.SERVER_AFTER;
  }
}
