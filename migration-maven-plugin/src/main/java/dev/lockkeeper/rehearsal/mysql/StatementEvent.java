package dev.lockkeeper.rehearsal.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * What performance_schema noted of the last statement that a session ran.
 *
 * @param rows that it says it affected: all of them, when an ALTER has copied its table
 * @param millis from its start to its end
 */
record StatementEvent(long rows, double millis) {

  private static final double PICOS_PER_MILLI = 1e9;

  /**
   * A driver may ask for warnings on its own, and then the statement before is in the history. One
   * that has just ended may not have come there yet.
   */
  private static final String QUERY =
      """
      SELECT event.rows_affected, event.timer_wait
        FROM (SELECT thread_id, event_id, end_event_id, event_name, rows_affected, timer_wait
                FROM performance_schema.events_statements_current
              UNION ALL
              SELECT thread_id, event_id, end_event_id, event_name, rows_affected, timer_wait
                FROM performance_schema.events_statements_history) event
        JOIN performance_schema.threads threads USING (thread_id)
       WHERE threads.processlist_id = ?
         AND event.event_name <> 'statement/sql/show_warnings'
         AND event.end_event_id IS NOT NULL
       ORDER BY event.event_id DESC
       LIMIT 1
      """;

  /** The client has its answer before the server has written down how long it took. */
  private static final String BUSY =
      """
      SELECT count(*)
        FROM performance_schema.events_statements_current running
        JOIN performance_schema.threads threads USING (thread_id)
       WHERE threads.processlist_id = ? AND running.end_event_id IS NULL
      """;

  private static final int LOOKS = 6000;
  private static final long PAUSE = 5_000_000;

  static StatementEvent lastOf(Connection migrating, Connection own) throws SQLException {
    for (int look = 0; look < LOOKS && busy(migrating, own); look++) {
      LockSupport.parkNanos(PAUSE);
    }
    try (PreparedStatement query = own.prepareStatement(QUERY)) {
      query.setLong(1, migrating.unwrap(JdbcConnection.class).getId());
      try (ResultSet result = query.executeQuery()) {
        return result.next()
            ? new StatementEvent(result.getLong(1), result.getLong(2) / PICOS_PER_MILLI)
            : new StatementEvent(0, 0);
      }
    }
  }

  private static boolean busy(Connection migrating, Connection own) throws SQLException {
    try (PreparedStatement query = own.prepareStatement(BUSY)) {
      query.setLong(1, migrating.unwrap(JdbcConnection.class).getId());
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getInt(1) > 0;
      }
    }
  }
}
