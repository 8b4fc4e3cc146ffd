package dev.lockkeeper.deploy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends one statement again and again, each in its own transaction, and times every one. */
final class Bystander implements AutoCloseable {

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Future<Duration> longest;
  private volatile boolean ended;

  Bystander(Production production, String sql) {
    Callable<Duration> sending = () -> send(production, sql);
    longest = executor.submit(sending);
  }

  private Duration send(Production production, String sql) throws SQLException {
    long most = 0;
    try (Connection connection = production.database.connect();
        Statement statement = connection.createStatement()) {
      while (!ended) {
        long start = System.nanoTime();
        statement.execute(sql);
        most = Math.max(most, System.nanoTime() - start);
      }
    }
    return Duration.ofNanos(most);
  }

  /** Ends the sending. */
  Duration longestStall() throws ExecutionException, InterruptedException {
    ended = true;
    return longest.get();
  }

  @Override
  public void close() {
    ended = true;
    executor.shutdownNow();
  }
}
