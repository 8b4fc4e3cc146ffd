package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@Tag("database")
@Tag("alone")
class LockedProductionTest {

  private static final Script ORDERS =
      TestScript.versioned(1, "CREATE TABLE orders (id int PRIMARY KEY, note text);");
  private static final Script COLUMN =
      TestScript.versioned(2, "ALTER TABLE orders ADD COLUMN total int;");

  private static final String BUILD = "CREATE INDEX%";

  /** Three times what the deployments here let a statement wait for a lock. */
  private static final Duration LONG = Duration.ofSeconds(3);

  private Production production;

  @BeforeEach
  void productionWithOrders() throws Exception {
    production = new Production();
    production.deploy(ORDERS);
    production.progress.clear();
  }

  @Test
  void a_script_is_tried_again_when_its_blocker_has_ended() throws Exception {
    try (Connection report = production.transaction("report", "SELECT count(*) FROM orders")) {
      production.onProgress = line -> end(report);

      assertThat(production.deploy(ORDERS, COLUMN)).contains("(V2)");
    }
    assertThat(production.progress.get(0))
        .startsWith("db/V2__test.sql: canceling statement due to lock timeout (SQLSTATE 55P03)")
        .contains(" (report), idle in transaction since ")
        .endsWith(": SELECT count(*) FROM orders. Retry 1 of 2 in 100 ms");
    assertThat(production.progress).hasSize(2);
  }

  @Test
  void a_blocker_that_stays_is_named_without_its_data() throws Exception {
    try (Connection batch =
        production.transaction(
            "billing-batch", "INSERT INTO orders VALUES (4711, 'Mrs Miller''s card 4242')")) {
      int pid = batch.unwrap(PGConnection.class).getBackendPID();

      DeployStoppedException stopped =
          catchThrowableOfType(
              DeployStoppedException.class, () -> production.deploy(ORDERS, COLUMN));

      assertThat(stopped)
          .hasMessageStartingWith("Stopped at db/V2__test.sql: canceling statement due to lock")
          .hasMessageContaining(
              "3 attempts of 1 s each got no further; in the way: pid %d (billing-batch), idle"
                  .formatted(pid))
          .hasMessageContaining(": INSERT INTO orders VALUES (?, …. Nothing of it is applied.");
      assertThat(stopped.getMessage()).doesNotContain("Miller").doesNotContain("4711");
      batch.rollback();
    }
  }

  @Test
  void a_scripts_own_timeout_is_its_own() throws Exception {
    Script patient =
        TestScript.versioned(2, "SET lock_timeout = '70s'; CREATE TABLE a AS " + timeoutNow());
    Script next = TestScript.versioned(3, "CREATE TABLE b AS " + timeoutNow());
    Script outside =
        TestScript.versioned(4, "CREATE INDEX CONCURRENTLY orders_note ON orders (note);");
    Script last = TestScript.versioned(5, "CREATE TABLE d AS " + timeoutNow());

    production.deploy(ORDERS, patient, next, outside, last);

    assertThat(production.answer("SELECT t FROM a")).isEqualTo("70s");
    assertThat(production.answer("SELECT t FROM b")).isEqualTo("1s");
    assertThat(production.answer("SELECT t FROM d")).isEqualTo("1s");
  }

  private static String timeoutNow() {
    return "SELECT current_setting('lock_timeout') AS t;";
  }

  @Test
  void a_change_outside_a_transaction_has_the_timeout_too(@TempDir Path base) throws Exception {
    production.baseDirectory = base;
    Files.createDirectory(base.resolve("db"));
    Files.writeString(base.resolve("db/V2__test.sql.conf"), "executeInTransaction=false");
    try (Connection report = production.transaction("report", "SELECT count(*) FROM orders")) {
      assertThatThrownBy(() -> production.deploy(ORDERS, COLUMN))
          .isInstanceOf(DeployStoppedException.class)
          .hasMessageContaining("due to lock timeout (SQLSTATE 55P03). It ran outside");
      report.rollback();
    }
    assertThat(production.progress).hasSize(1).first().asString().endsWith("55P03). Once more");

    assertThat(production.deploy(ORDERS, COLUMN)).contains("(V2)");
  }

  @Test
  void a_concurrent_build_outlasts_the_lock_timeout() throws Exception {
    Script index =
        TestScript.versioned(2, "CREATE INDEX CONCURRENTLY orders_note ON orders (note);");
    try (Connection writer =
            production.transaction("writer", "INSERT INTO orders VALUES (1, 'a')");
        Sleeper sleeper = new Sleeper(production, BUILD, LONG, () -> end(writer))) {
      production.deploy(ORDERS, index);

      assertThat(sleeper.acted()).isTrue();
    }
    assertThat(valid()).isEqualTo("t");
    assertThat(production.progress).hasSize(1);
  }

  @Test
  void a_build_whose_connection_is_lost_begins_anew_the_next_time() throws Exception {
    Script index =
        TestScript.versioned(2, "CREATE INDEX CONCURRENTLY orders_note ON orders (note);");
    try (Connection writer =
            production.transaction("writer", "INSERT INTO orders VALUES (1, 'a')");
        Sleeper sleeper = new Sleeper(production, BUILD, Duration.ZERO, this::endTheBuild)) {
      assertThatThrownBy(() -> production.deploy(ORDERS, index))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("was lost in db/V2__test.sql: ")
          .hasMessageEndingWith("what its history holds is not repeated.");
      assertThat(sleeper.acted()).isTrue();
      writer.rollback();
    }
    assertThat(valid()).isEqualTo("f");

    production.deploy(ORDERS, index);

    assertThat(valid()).isEqualTo("t");
  }

  private void endTheBuild() {
    try {
      production.run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND query LIKE '%s'".formatted(BUILD));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String valid() throws SQLException {
    return production.answer(
        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_note'::regclass");
  }

  private static void end(Connection transaction) {
    try {
      transaction.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
