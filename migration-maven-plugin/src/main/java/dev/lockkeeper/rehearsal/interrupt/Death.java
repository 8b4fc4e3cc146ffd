package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;

/** What dies when a script is stopped. */
interface Death {

  /** Ends what that session is in the middle of. */
  void of(int session, Connection watching) throws SQLException, CheckImpossibleException;

  /** Returns when nobody is connected to the database any more. */
  void ofAll(ScratchDatabase database) throws SQLException, CheckImpossibleException;

  /** Returns what such a stop is called. */
  StopMoment called(StopMoment moment);
}
