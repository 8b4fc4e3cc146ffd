package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
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

  /**
   * Who migrates.
   *
   * @param cancel what another one sends to end its statement
   */
  private record Session(Connection connection, String cancel) {}

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

  /** Found once: a query between the statements of a script would be one more of them. */
  private Optional<Session> session = Optional.empty();

  private Optional<ScheduledFuture<?>> end = Optional.empty();
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
    String cancel = cancel(migrating);
    listener.beforeStatement(script, index, sql, migrating);
    end = Optional.of(clock.schedule(() -> end(cancel), longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  private String cancel(Connection migrating) throws SQLException {
    if (session.filter(known -> known.connection() == migrating).isEmpty()) {
      session = Optional.of(new Session(migrating, cancelOf(migrating)));
    }
    return session.get().cancel();
  }

  private static String cancelOf(Connection migrating) throws SQLException {
    if (migrating.isWrapperFor(PGConnection.class)) {
      int process = migrating.unwrap(PGConnection.class).getBackendPID();
      return "SELECT pg_cancel_backend(%d)".formatted(process);
    }
    try (Statement statement = migrating.createStatement();
        ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return "KILL QUERY %d".formatted(row.getLong(1));
    }
  }

  private void end(String cancelling) {
    ended = true;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(cancelling);
    } catch (SQLException e) {
      // a server that is gone has ended the statement as well
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    requireInTime(script, index);
    listener.afterStatement(script, index, sql, migrating);
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException, CheckImpossibleException {
    requireInTime(script, index);
    listener.statementFailed(script, index, sql, migrating, error);
  }

  /** What is ended need not fail: MySQL's SLEEP just returns. */
  private void requireInTime(String script, int index) throws CheckImpossibleException {
    end.ifPresent(timer -> timer.cancel(false));
    if (ended) {
      throw new CheckImpossibleException(
          "%s, statement %d, had not ended after %s in the rehearsal, and was stopped"
              .formatted(script, index, written()),
          "See what it waits for, rehearse with fewer rows (migration.rows), or give it longer"
              + " (migration.statementTimeout)");
    }
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
