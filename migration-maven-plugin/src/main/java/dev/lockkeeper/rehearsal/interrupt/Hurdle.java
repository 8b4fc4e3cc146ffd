package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * A writer's open transaction on every table, for which the next statement waits half-way, as an
 * index build does that lets writers through; as soon as it waits it is ended by the server.
 */
final class Hurdle {

  private static final long PAUSE = 2_000_000;

  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
      """;

  private static final String KILL_IF_WAITING =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND state = 'active' AND wait_event_type = 'Lock'
      """;

  private final Connection writer;
  private final Connection watching;
  private final int session;
  private final Thread thread = new Thread(this::watch, "lockkeeper-hurdle");
  private volatile boolean ended;
  private boolean hit;
  private Optional<SQLException> failure = Optional.empty();

  private Hurdle(Connection writer, Connection watching, int session) {
    this.writer = writer;
    this.watching = watching;
    this.session = session;
    thread.setDaemon(true);
  }

  /** Stands in the way of what the session does from now on. */
  static Hurdle before(ScratchDatabase database, Connection migrating) throws SQLException {
    Connection writer = database.connect();
    writer.setAutoCommit(false);
    List<String> tables = new ArrayList<>();
    try (Statement statement = writer.createStatement()) {
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        statement.execute("LOCK TABLE ONLY " + table + " IN ROW EXCLUSIVE MODE");
      }
    }
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    Hurdle hurdle = new Hurdle(writer, database.connect(), session);
    hurdle.thread.start();
    return hurdle;
  }

  private void watch() {
    try (PreparedStatement kill = watching.prepareStatement(KILL_IF_WAITING)) {
      kill.setInt(1, session);
      while (!ended && !hit) {
        try (ResultSet row = kill.executeQuery()) {
          hit = row.next() && row.getBoolean(1);
        }
        LockSupport.parkNanos(PAUSE);
      }
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
  }

  /** Goes out of the way; returns whether the session came up against it and was ended. */
  boolean end() throws SQLException {
    ended = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try (writer;
        watching) {
      writer.rollback();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return hit;
  }
}
