package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.Script;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenProgressTest {

  private static final Script SCRIPT = TestScript.versioned(2, "SELECT 1;\nSELECT 2;\nSELECT 3;");
  private static final ServerError REFUSED = new ServerError("22012", "division by zero");

  /** Nothing is asked of it here. */
  private static final Connection CONNECTION =
      (Connection)
          Proxy.newProxyInstance(
              SpokenProgressTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> null);

  private final List<String> said = new ArrayList<>();
  private long nanos;
  private boolean ticking = true;
  private final SpokenProgress progress =
      new SpokenProgress(List.of(SCRIPT), said::add, () -> nanos, () -> ticking = false);

  private void tickAt(double seconds) {
    at(seconds);
    progress.tick();
  }

  private void at(double seconds) {
    nanos = (long) (seconds * 1e9);
  }

  @Test
  void two_seconds_are_no_reason_to_speak() {
    progress.tick();
    progress.now("Measuring");
    tickAt(1.9);
    progress.now("Stopping and running again");
    tickAt(3.9);

    assertThat(said).isEmpty();
  }

  @Test
  void what_is_not_counted_says_how_long_it_has_taken() {
    progress.now("Measuring");
    tickAt(2.5);
    tickAt(4.5);

    assertThat(said).containsExactly("Measuring, for 2 s", "Measuring, for 4 s");
  }

  @Test
  void the_statement_that_runs_is_named_until_it_ends() {
    progress.now("Measuring");
    progress.beforeStatement("db/V2__test.sql", 2, "SELECT 2", CONNECTION);
    tickAt(3);
    progress.afterStatement("db/V2__test.sql", 2, "SELECT 2", CONNECTION);
    tickAt(5);
    progress.beforeStatement("db/V2__test.sql", 3, "SELECT 3", CONNECTION);
    progress.statementFailed("db/V2__test.sql", 3, "SELECT 3", CONNECTION, REFUSED);
    tickAt(7);

    assertThat(said)
        .containsExactly(
            "Measuring, for 3 s: V2__test.sql, statement 2 of 3",
            "Measuring, for 5 s",
            "Measuring, for 7 s");
  }

  @Test
  void what_is_done_again_takes_as_long_as_before() {
    progress.now("Measuring");
    progress.beforeStatement("db/V2__test.sql", 1, "SELECT 1", CONNECTION);
    tickAt(10);
    progress.afterStatement("db/V2__test.sql", 1, "SELECT 1", CONNECTION);
    progress.again("Applying beside readers and writers");
    progress.beforeStatement("db/V2__test.sql", 1, "SELECT 1", CONNECTION);
    tickAt(13);
    // longer than before: nobody knows
    tickAt(21);
    progress.now("Applying behind an open transaction");
    progress.beforeStatement("db/V2__test.sql", 1, "SELECT 1", CONNECTION);
    tickAt(24);

    assertThat(said)
        .containsExactly(
            "Measuring, for 10 s: V2__test.sql, statement 1 of 3",
            "Applying beside readers and writers, for 3 s: V2__test.sql, statement 1 of 3, about 7 s"
                + " left",
            "Applying beside readers and writers, for 11 s: V2__test.sql, statement 1 of 3",
            "Applying behind an open transaction, for 3 s: V2__test.sql, statement 1 of 3");
  }

  @Test
  void what_is_counted_says_how_long_it_will_take_still() {
    progress.now("Stopping and running again");
    at(1);
    progress.done(0, 12, "stops");
    tickAt(3);
    progress.done(3, 12, "stops");
    progress.beforeStatement("db/V2__test.sql", 1, "SELECT 1", CONNECTION);
    // three in six seconds: nine more in eighteen
    tickAt(7);

    assertThat(said)
        .containsExactly(
            "Stopping and running again, for 3 s: 0 of 12 stops",
            "Stopping and running again, for 7 s: 3 of 12 stops, about 18 s left; V2__test.sql,"
                + " statement 1 of 3");
  }

  @Test
  void rows_are_counted_table_by_table() {
    progress.filling("Looking for rows", 0, 0);
    at(8);
    progress.filling("Filling orders", 0, 1_000_000);
    progress.filling("Filling orders", 250_000, 1_000_000);
    tickAt(11);

    assertThat(said)
        .containsExactly("Filling orders, for 3 s: 250,000 of 1,000,000 rows, about 9 s left");
  }

  @Test
  void scripts_of_a_run_are_counted() throws Exception {
    progress.now("Applying what is released");
    var scripts = progress.scripts(400);
    scripts.beforeScript("db/V1__test.sql", CONNECTION);
    scripts.beforeScript("db/V2__test.sql", CONNECTION);
    tickAt(3);

    // the first is done, in three seconds
    assertThat(said)
        .containsExactly("Applying what is released, for 3 s: 1 of 400 scripts, about 1197 s left");
  }

  @Test
  void nothing_is_said_after_the_end() {
    progress.now("Measuring");
    progress.close();
    tickAt(9);

    assertThat(said).isEmpty();
    assertThat(ticking).isFalse();
  }
}
