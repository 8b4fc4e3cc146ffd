package dev.lockkeeper.deploy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something once, some time after a statement has come to wait for a lock. */
final class Sleeper implements AutoCloseable {

  private static final String WAITS =
      """
      SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ?
      """;

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Future<Void> acting;
  private volatile boolean acted;

  /**
   * Begins to look.
   *
   * @param statement a pattern of LIKE
   * @param time from when it waits
   */
  Sleeper(Production production, String statement, Duration time, Runnable act) {
    Callable<Void> sleeping =
        () -> {
          awaitWaiting(production, statement);
          Thread.sleep(time.toMillis());
          acted = true;
          act.run();
          return null;
        };
    acting = executor.submit(sleeping);
  }

  private static void awaitWaiting(Production production, String statement)
      throws SQLException, InterruptedException {
    try (Connection connection = production.database.connect();
        PreparedStatement waits = connection.prepareStatement(WAITS)) {
      waits.setString(1, statement);
      while (!isTrue(waits)) {
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private static boolean isTrue(PreparedStatement question) throws SQLException {
    try (ResultSet row = question.executeQuery()) {
      return row.next();
    }
  }

  /** Returns whether it has begun to do it: what that makes possible comes later. */
  boolean acted() {
    return acted;
  }

  @Override
  public void close() {
    acting.cancel(true);
    executor.shutdown();
  }
}
