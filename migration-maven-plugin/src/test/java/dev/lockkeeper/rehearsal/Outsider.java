package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Somebody who uses a table without rest, each statement a transaction of its own, and knows
 * nothing of observers.
 */
final class Outsider {

  private static final int WARM_UP = 50;

  private final ObservedDatabase database;
  private final String probe;
  private final Thread thread = new Thread(this::run, "outsider");
  private final CountDownLatch warm = new CountDownLatch(1);
  private volatile boolean ended;
  private long longest;
  private Optional<SQLException> failure = Optional.empty();

  /**
   * @param probe with a number for {@code %d}, another one each time
   */
  Outsider(ObservedDatabase database, String probe) {
    this.database = database;
    this.probe = probe;
  }

  /** Returns when the first rounds, which are slow, are over. */
  void start() throws InterruptedException {
    thread.start();
    warm.await();
  }

  private void run() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (int round = 1; !ended; round++) {
        long begin = System.nanoTime();
        statement.execute(probe.formatted(round));
        long took = System.nanoTime() - begin;
        longest = round <= WARM_UP ? 0 : Math.max(longest, took);
        if (round == WARM_UP) {
          warm.countDown();
        }
      }
    } catch (SQLException e) {
      failure = Optional.of(e);
      warm.countDown();
    }
  }

  /** Returns the longest that one statement took, in milliseconds. */
  double end() throws InterruptedException {
    ended = true;
    thread.join();
    assertThat(failure).isEmpty();
    return longest / 1e6;
  }
}
