package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rehearsal tells of itself, on the way. */
class ProgressTest {

  private static final Script RELEASED =
      TestScript.versioned(1, "CREATE TABLE orders (id bigint PRIMARY KEY);");
  private static final Script SLOW =
      TestScript.versioned(
          2, "ALTER TABLE orders ADD COLUMN note text;\nSELECT pg_sleep(0.01);\nSELECT 1;");

  /** Where the machine is busy with something else, and where the server has just begun. */
  private static final Set<String> NOW_AND_THEN =
      Set.of("Measuring once more", "Keeping filled tables");

  /** Three seconds pass in each slow statement, by a clock that nothing else moves. */
  private static final class Slow implements Progress {

    private final List<String> begun = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long nanos;
    private final SpokenProgress spoken =
        new SpokenProgress(List.of(RELEASED, SLOW), said::add, () -> nanos, () -> {});

    @Override
    public void now(String what) {
      begun.add(what);
      spoken.now(what);
    }

    @Override
    public void done(long some, long all, String things) {
      spoken.done(some, all, things);
    }

    @Override
    public void beforeStatement(String script, int index, String sql, Connection migrating) {
      spoken.beforeStatement(script, index, sql, migrating);
      if (sql.contains("pg_sleep")) {
        nanos += 3_000_000_000L;
        spoken.tick();
      }
    }

    @Override
    public void afterStatement(String script, int index, String sql, Connection migrating) {
      spoken.afterStatement(script, index, sql, migrating);
    }

    @Override
    public void statementFailed(
        String script, int index, String sql, Connection migrating, ServerError error) {
      spoken.statementFailed(script, index, sql, migrating, error);
    }
  }

  @Test
  void every_pass_is_told_and_where_in_it_a_slow_statement_runs() throws Exception {
    Slow progress = new Slow();

    rehearse(new Passes(1, List.of(), true, Duration.ofMillis(1), Optional.empty()), progress);

    assertThat(progress.begun)
        .filteredOn(what -> !NOW_AND_THEN.contains(what))
        .containsExactly(
            "Looking for tables that an earlier rehearsal has filled",
            "Starting a server",
            "Applying what is released",
            "Applying pending scripts without rows",
            "Looking for rows that tables may have",
            "Filling orders",
            "Indexing and analysing orders",
            "Copying what the further passes need",
            "Measuring",
            "Applying beside readers and writers",
            "Applying behind an open transaction",
            "Stopping and running again",
            "Killing the server and running again");
    assertThat(progress.said)
        .contains(
            "Applying pending scripts without rows, for 3 s: V2__test.sql, statement 2 of 3",
            "Measuring, for 3 s: V2__test.sql, statement 2 of 3",
            "Applying beside readers and writers, for 3 s: V2__test.sql, statement 2 of 3")
        .anyMatch(line -> line.startsWith("Stopping and running again, for 6 s: 0 of 1 stops; "))
        .allMatch(line -> line.endsWith("V2__test.sql, statement 2 of 3"));
  }

  private static void rehearse(Passes passes, Progress progress) throws Exception {
    new Rehearsal(
            Servers.only(TestServer.shared()),
            Path.of("."),
            FlywayConfiguration.DEFAULT,
            new Terms(Beginning.EMPTY, Duration.ofMinutes(1), passes),
            List.of(RELEASED),
            List.of(SLOW),
            new Sizes(100, 100, Map.of()),
            progress)
        .run();
  }
}
