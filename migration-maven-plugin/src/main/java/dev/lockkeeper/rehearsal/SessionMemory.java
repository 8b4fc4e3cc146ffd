package dev.lockkeeper.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The memory in which a session sorts. To touch a page of it for the first time costs a few
 * microseconds in a virtual machine, with luck, and is a fifth of how long a sort of few rows
 * takes; with ten times the rows it is hardly more, because sorts give up growing at a limit. So it
 * is touched before anything is measured; scratch servers leave to a session what it once had.
 */
final class SessionMemory {

  /** More than a scratch server's sorts ask for: the planner makes a second one of it. */
  private static final String TOUCH =
      "SELECT pg_catalog.octet_length(pg_catalog.repeat(pg_catalog.repeat('x', 1024), 16384))";

  private SessionMemory() {}

  static void touch(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(TOUCH);
    }
  }
}
