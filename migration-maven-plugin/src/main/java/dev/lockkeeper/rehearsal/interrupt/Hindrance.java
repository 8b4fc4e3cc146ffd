package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;

/** Stands in the way of a statement, which is ended as soon as it comes up against it. */
interface Hindrance {

  /** One of several ways to do it. */
  @FunctionalInterface
  interface Kind {

    /** Stands in the way of what the session does from now on. */
    Hindrance before(ScratchDatabase database, Connection migrating, Death death)
        throws SQLException;
  }

  /** Goes out of the way; returns whether the session came up against it and was ended. */
  boolean end() throws SQLException;

  /** Ends a session from beside it. */
  static void strike(Death death, int session, Connection watching) throws SQLException {
    try {
      death.of(session, watching);
    } catch (CheckImpossibleException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }
}
