package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A writer's open transaction on every table, for which the next statement waits half-way, as an
 * index build does that lets writers through; as soon as it waits it is ended by the server.
 */
final class Hurdle {

  private static final Duration PAUSE = Duration.ofMillis(2);

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
  private final PreparedStatement kill;
  private final Aside aside;
  private boolean hit;

  private Hurdle(Connection writer, Connection watching, int session) throws SQLException {
    this.writer = writer;
    this.watching = watching;
    this.kill = watching.prepareStatement(KILL_IF_WAITING);
    kill.setInt(1, session);
    this.aside = Aside.start("hurdle", PAUSE, this::killIfWaiting);
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
    return new Hurdle(writer, database.connect(), session);
  }

  private boolean killIfWaiting() throws SQLException {
    try (ResultSet row = kill.executeQuery()) {
      hit = row.next() && row.getBoolean(1);
    }
    return !hit;
  }

  /** Goes out of the way; returns whether the session came up against it and was ended. */
  boolean end() throws SQLException {
    aside.end();
    try (writer;
        watching) {
      writer.rollback();
    }
    return hit;
  }
}
