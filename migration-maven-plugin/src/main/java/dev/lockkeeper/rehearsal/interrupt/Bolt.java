package dev.lockkeeper.rehearsal.interrupt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** Queues for a table, and keeps it from all who want to write to it afterwards. */
final class Bolt {

  private static final long PAUSE_NANOS = 500_000;

  private static final String QUEUES =
      "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = ? AND NOT granted)";

  private final Connection connection;
  private final Statement statement;
  private final Thread thread;

  private Bolt(Connection connection, String table) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.statement = connection.createStatement();
    this.thread = new Thread(() -> lock(table), "lockkeeper-bolt");
    thread.setDaemon(true);
  }

  /**
   * Returns when it stands in the queue.
   *
   * @param table as SQL writes it, for which somebody waits already
   */
  static Bolt behind(Connection connection, String table, Connection watching) throws SQLException {
    Bolt bolt = new Bolt(connection, table);
    bolt.thread.start();
    try (PreparedStatement queues = watching.prepareStatement(QUEUES)) {
      queues.setInt(1, connection.unwrap(PGConnection.class).getBackendPID());
      while (bolt.thread.isAlive() && !is(queues)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return bolt;
  }

  private static boolean is(PreparedStatement question) throws SQLException {
    try (ResultSet row = question.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void lock(String table) {
    try {
      statement.execute("LOCK TABLE ONLY %s IN SHARE MODE".formatted(table));
    } catch (SQLException e) {
      // It was closed before it had the table, or its server is gone.
    }
  }

  /** Gives the table back, or leaves the queue, and returns when that is done. */
  void release() throws SQLException {
    leave();
    connection.rollback();
    connection.close();
  }

  /** Goes, even if the server is gone. */
  void close() throws SQLException {
    leave();
    connection.close();
  }

  private void leave() throws SQLException {
    while (thread.isAlive()) {
      statement.cancel();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
