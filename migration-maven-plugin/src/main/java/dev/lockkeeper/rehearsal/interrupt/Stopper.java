package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Ends a run at one statement, as the death of its machine would: every connection to the database
 * is gone, and nobody notes anything in the history any more.
 */
final class Stopper implements ScriptListener, AutoCloseable {

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

  private final ScratchDatabase database;
  private final StatementId at;
  private final StopMoment wish;
  private Optional<Hurdle> hurdle = Optional.empty();
  private Optional<StopMoment> stopped = Optional.empty();

  /**
   * @param wish in the middle of the statement or after it; what nothing makes wait is stopped
   *     after it either way
   */
  Stopper(ScratchDatabase database, StatementId at, StopMoment wish) {
    this.database = database;
    this.at = at;
    this.wish = wish;
  }

  /** Returns when it was stopped; nothing where the run did not come so far. */
  Optional<StopMoment> stopped() {
    return stopped;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (wish == StopMoment.DURING && at.equals(new StatementId(script, index))) {
      hurdle = Optional.of(Hurdle.before(database, migrating));
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (!at.equals(new StatementId(script, index))) {
      return;
    }
    stopped = Optional.of(StopMoment.AFTER);
    if (hurdle.isPresent()) {
      hurdle.get().end();
      hurdle = Optional.empty();
    }
    killAll(database);
    throw new SQLException("stopped by the rehearsal");
  }

  /** Returns when nobody else is connected any more. */
  static void killAll(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(KILL);
      statement.execute(LEFT);
    }
  }

  @Override
  public void close() throws SQLException {
    if (hurdle.isPresent() && hurdle.get().end()) {
      stopped = Optional.of(StopMoment.DURING);
    }
    if (!stopped.equals(Optional.of(StopMoment.AFTER))) {
      killAll(database);
    }
  }
}
