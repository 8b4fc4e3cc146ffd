package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
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
 * index build does that lets writers through; as soon as it waits it is ended.
 */
final class Hurdle {

  private static final Duration PAUSE = Duration.ofMillis(2);

  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
      """;

  private static final String WAITING =
      """
      SELECT FROM pg_stat_activity
      WHERE pid = ? AND state = 'active' AND wait_event_type = 'Lock'
      """;

  private final Connection writer;
  private final Connection watching;
  private final PreparedStatement waiting;
  private final int session;
  private final Death death;
  private final Aside aside;
  private boolean hit;

  private Hurdle(Connection writer, Connection watching, int session, Death death)
      throws SQLException {
    this.writer = writer;
    this.watching = watching;
    this.session = session;
    this.death = death;
    this.waiting = watching.prepareStatement(WAITING);
    waiting.setInt(1, session);
    this.aside = Aside.start("hurdle", PAUSE, this::killIfWaiting);
  }

  /** Stands in the way of what the session does from now on. */
  static Hurdle before(ScratchDatabase database, Connection migrating, Death death)
      throws SQLException {
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
    return new Hurdle(writer, database.connect(), session, death);
  }

  private boolean killIfWaiting() throws SQLException {
    try (ResultSet row = waiting.executeQuery()) {
      hit = row.next();
    }
    if (hit) {
      strike();
    }
    return !hit;
  }

  private void strike() throws SQLException {
    try {
      death.of(session, watching);
    } catch (CheckImpossibleException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** Goes out of the way; returns whether the session came up against it and was ended. */
  boolean end() throws SQLException {
    aside.end();
    watching.close();
    // what it has locked goes with it, if its server is still there
    writer.close();
    return hit;
  }
}
