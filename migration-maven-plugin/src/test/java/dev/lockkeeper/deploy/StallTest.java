package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How long readers and writers stand still while a migration meets a long transaction. */
@Tag("database")
@Tag("alone")
class StallTest {

  private static final Script ORDERS =
      TestScript.versioned(
          1,
          "CREATE TABLE orders (id int PRIMARY KEY, total int); INSERT INTO orders VALUES (1, 1);");
  private static final Script COLUMN =
      TestScript.versioned(2, "ALTER TABLE orders ADD COLUMN note text;");

  /** From when the migration meets it. */
  private static final Duration LONG_TRANSACTION = Duration.ofSeconds(4);

  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(300);

  /** Side by side on the same machine, so that its load is no reason to pass or to fail. */
  @Test
  void bystanders_wait_for_the_lock_timeout_and_not_for_the_long_transaction(TestReporter figures)
      throws Exception {
    Duration plain = longestStall(StallTest::plainFlyway);
    Duration ours = longestStall(production -> production.deploy(ORDERS, COLUMN));

    double share = (double) ours.toMillis() / plain.toMillis();
    figures.publishEntry(
        "longest stall behind a transaction of %d ms".formatted(LONG_TRANSACTION.toMillis()),
        "%d ms, plain Flyway %d ms".formatted(ours.toMillis(), plain.toMillis()));
    assertThat(share).as("of plain Flyway's longest stall").isLessThan(0.5);
  }

  private static void plainFlyway(Production production) throws Exception {
    new FlywayRunner(production.database.dataSource(), Path.of("nowhere"))
        .apply(List.of(ORDERS, COLUMN), ScriptListener.NONE);
  }

  private static Duration longestStall(Migration migration) throws Exception {
    Production production = new Production();
    production.patience = new Patience(LOCK_TIMEOUT, 20, Duration.ofMillis(200));
    production.deploy(ORDERS);
    try (Connection report = production.transaction("report", "SELECT count(*) FROM orders");
        Bystander reader = new Bystander(production, "SELECT total FROM orders WHERE id = 1");
        Bystander writer = new Bystander(production, "UPDATE orders SET total = total + 1");
        Sleeper sleeper =
            new Sleeper(production, "ALTER TABLE%", LONG_TRANSACTION, () -> end(report))) {
      migration.run(production);
      assertThat(sleeper.acted()).as("the migration cannot have passed the transaction").isTrue();
      Duration read = reader.longestStall();
      Duration written = writer.longestStall();
      return read.compareTo(written) > 0 ? read : written;
    }
  }

  private static void end(Connection transaction) {
    try {
      transaction.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A way to bring the scripts in. */
  private interface Migration {
    void run(Production production) throws Exception;
  }
}
