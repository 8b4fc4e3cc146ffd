package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Ends a statement that does not end by itself, whatever the script says about timeouts, so that
 * the build never hangs on it.
 */
final class Deadline implements ScriptListener, AutoCloseable {

  private final ScriptListener listener;
  private final DataSource database;
  private final Duration longest;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lockkeeper-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private ScheduledFuture<?> end;
  private volatile boolean ended;

  /**
   * @param listener is told of everything
   * @param database in which the scripts run
   * @param longest that one statement may take
   */
  Deadline(ScriptListener listener, DataSource database, Duration longest) {
    this.listener = listener;
    this.database = database;
    this.longest = longest;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    listener.beforeStatement(script, index, sql, migrating);
    end = clock.schedule(() -> end(session), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void end(int session) {
    ended = true;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_cancel_backend(%d)".formatted(session));
    } catch (SQLException e) {
      // a server that is gone has ended the statement as well
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    end.cancel(false);
    listener.afterStatement(script, index, sql, migrating);
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException, CheckImpossibleException {
    end.cancel(false);
    if (ended) {
      throw new CheckImpossibleException(
          "%s, statement %d, had not ended after %s in the rehearsal, and was stopped"
              .formatted(script, index, written()),
          "See what it waits for, rehearse with fewer rows (migration.rows), or give it longer"
              + " (migration.statementTimeout)");
    }
    listener.statementFailed(script, index, sql, migrating, error);
  }

  private String written() {
    return longest.toMillis() % 1000 == 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms";
  }

  @Override
  public void beforeScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {
    listener.beforeScript(script, migrating);
  }

  @Override
  public void afterScript(String script, Connection migrating)
      throws SQLException, CheckImpossibleException {
    listener.afterScript(script, migrating);
  }

  @Override
  public void beforeCommit(String script) throws SQLException, CheckImpossibleException {
    listener.beforeCommit(script);
  }

  @Override
  public void afterCommit(String script) throws SQLException, CheckImpossibleException {
    listener.afterCommit(script);
  }

  @Override
  public void afterRollback(String script) throws SQLException, CheckImpossibleException {
    listener.afterRollback(script);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
