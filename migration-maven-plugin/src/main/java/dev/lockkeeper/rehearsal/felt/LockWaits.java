package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.rehearsal.aside.Aside;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks again and again which sessions wait for a lock because of the migrating one: a call that
 * took long without that took long for the machine's sake.
 */
final class LockWaits implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(10);

  private static final String WAITING =
      """
      SELECT pid FROM pg_stat_activity
      WHERE pid = ANY (?) AND wait_event_type = 'Lock' AND ? = ANY (pg_blocking_pids(pid))
      """;

  private final Connection connection;
  private final PreparedStatement waiting;
  private final Map<Integer, List<Long>> seen = new HashMap<>();
  private final Aside aside;
  private volatile int migrating;

  /**
   * Begins to look.
   *
   * @param connection closed in the end
   */
  LockWaits(Connection connection, List<Integer> sessions) throws SQLException {
    this.connection = connection;
    this.waiting = connection.prepareStatement(WAITING);
    waiting.setArray(1, connection.createArrayOf("int4", sessions.toArray()));
    this.aside = Aside.start("waits", PAUSE, this::look);
  }

  /** From now on this session is the one that others wait for. */
  void migrates(int session) {
    migrating = session;
  }

  private boolean look() throws SQLException {
    waiting.setInt(2, migrating);
    long now = System.nanoTime();
    try (ResultSet row = waiting.executeQuery()) {
      while (row.next()) {
        seen.computeIfAbsent(row.getInt(1), key -> new ArrayList<>()).add(now);
      }
    }
    return true;
  }

  /** Returns whether a session was seen to wait during a call, once this is closed. */
  boolean during(int session, Prober.Call call) {
    return seen.getOrDefault(session, List.of()).stream()
        .anyMatch(at -> at >= call.from() && at <= call.to());
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      aside.end();
    }
  }
}
