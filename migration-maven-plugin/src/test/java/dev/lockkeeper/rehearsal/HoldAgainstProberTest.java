package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Hold;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reported as held beside what somebody else felt who knows nothing of the observer. */
@Tag("database")
class HoldAgainstProberTest {

  private static final String ORDERS =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, total int, note text);
      INSERT INTO orders
        SELECT i, i % 1000, i, 'note ' || i FROM generate_series(1, 1000000) i;
      """;

  private static final int ATTEMPTS = 3;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON orders (customer_id)       | INSERT INTO orders (id) VALUES (-%d)
          ALTER TABLE orders ALTER total TYPE bigint   | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ALTER total SET NOT NULL  | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ADD x int; CREATE INDEX i ON orders (total) | SELECT 1 FROM orders WHERE id = %d
          """)
  void holds_as_long_as_others_wait(String migration, String probe) throws Exception {
    List<Double> errors = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double error = error(migration, probe);
      errors.add(error);
      if (error <= 1) {
        break;
      }
    }
    // Another process may take the processor from one of the two between their looks at the clock.
    assertThat(errors).as("as parts of what is allowed").anyMatch(error -> error <= 1);
  }

  /** The difference as a part of what is allowed: a tenth, or 10 ms. */
  private static double error(String migration, String probe) throws Exception {
    ObservedDatabase database = ObservedDatabase.with(ORDERS);
    Prober prober = new Prober(database, probe);
    prober.start();
    database.observe(migration + ";");
    double stall = prober.end();
    Hold hold = database.blocks(1, "orders").hold().orElseThrow();
    return Math.abs(hold.heldMillis() - stall) / Math.max(10, stall / 10);
  }

  /** Somebody who uses the table without rest, each statement a transaction of its own. */
  private static final class Prober {

    private static final int WARM_UP = 50;

    private final ObservedDatabase database;
    private final String probe;
    private final Thread thread = new Thread(this::run, "prober");
    private final CountDownLatch warm = new CountDownLatch(1);
    private volatile boolean ended;
    private long longest;
    private Optional<SQLException> failure = Optional.empty();

    Prober(ObservedDatabase database, String probe) {
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

    double end() throws InterruptedException {
      ended = true;
      thread.join();
      assertThat(failure).isEmpty();
      return longest / 1e6;
    }
  }
}
