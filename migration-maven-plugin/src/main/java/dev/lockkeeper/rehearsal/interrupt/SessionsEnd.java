package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The server goes on, and ends those who are connected. */
final class SessionsEnd implements Death {

  private static final String KILL =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """;

  private static final String LEFT =
      """
      DO $$
      BEGIN
        FOR i IN 1..2000 LOOP
          PERFORM pg_stat_clear_snapshot();
          EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND backend_type = 'client backend');
          PERFORM pg_sleep(0.005);
        END LOOP;
      END $$
      """;

  @Override
  public void of(int session, Connection watching) throws SQLException {
    try (PreparedStatement kill = watching.prepareStatement("SELECT pg_terminate_backend(?)")) {
      kill.setInt(1, session);
      kill.execute();
    }
  }

  @Override
  public void ofAll(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(KILL);
      statement.execute(LEFT);
    }
  }

  @Override
  public StopMoment called(StopMoment moment) {
    return moment;
  }
}
