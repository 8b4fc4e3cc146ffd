package dev.lockkeeper.rehearsal.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class InterruptionsTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id bigint PRIMARY KEY, name text);
          CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text);
          CREATE TABLE notes (id bigserial PRIMARY KEY, note text, at timestamptz DEFAULT now());
          INSERT INTO orders SELECT i, i, 'note ' || i FROM generate_series(1, 50) i;
          """);

  private static ScratchDatabase released;

  private Map<StatementId, List<Interrupted>> stops = Map.of();

  @BeforeAll
  static void release() throws Exception {
    released = TestServer.database();
    runner(released).apply(List.of(RELEASED), ScriptListener.NONE);
  }

  @Test
  void what_rolls_back_recovers_from_every_stop() throws Exception {
    stop(
        TestScript.versioned(
            2,
            """
            ALTER TABLE orders ADD paid boolean;
            UPDATE orders SET total = total + 1;
            INSERT INTO notes (note) SELECT note FROM orders;
            """));
    for (int index = 1; index <= 3; index++) {
      assertThat(stops(2, index))
          .containsExactly(new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, ""));
    }
  }

  @Test
  void a_stopped_build_leaves_an_index_on_which_the_next_run_fails() throws Exception {
    stop(TestScript.versioned(2, "CREATE INDEX CONCURRENTLY i ON orders (total);"));
    String exists = "line 1: relation \"i\" already exists (SQLSTATE 42P07)";
    assertThat(stops(2, 1))
        .containsExactly(
            new Interrupted(
                StopMoment.DURING,
                Recovery.INVALID_INDEX,
                "it leaves the invalid index public.i, on which the next run fails: " + exists),
            new Interrupted(StopMoment.AFTER, Recovery.FAILS, exists));
  }

  @Test
  void if_not_exists_takes_an_invalid_index_for_granted() throws Exception {
    stop(TestScript.versioned(2, "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total);"));
    assertThat(stops(2, 1))
        .containsExactly(
            new Interrupted(
                StopMoment.DURING,
                Recovery.INVALID_INDEX,
                "it leaves the invalid index public.i, which the next run takes for granted"),
            new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, ""));
  }

  @Test
  void an_index_dropped_before_it_is_built_recovers() throws Exception {
    stop(
        TestScript.versioned(
            2,
            """
            DROP INDEX CONCURRENTLY IF EXISTS i;
            CREATE INDEX CONCURRENTLY i ON orders (total);
            """));
    Interrupted after = new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, "");
    assertThat(stops(2, 1)).as("nothing waits where no index is").containsExactly(after);
    assertThat(stops(2, 2))
        .containsExactly(new Interrupted(StopMoment.DURING, Recovery.COMPLETE, ""), after);
  }

  @Test
  void a_backfill_behind_its_own_commit_runs_twice() throws Exception {
    stop(
        TestScript.versioned(
            2,
            """
            UPDATE orders SET total = total + 1;
            COMMIT;
            """));
    assertThat(stops(2, 1)).extracting(Interrupted::recovery).containsExactly(Recovery.COMPLETE);
    assertThat(stops(2, 2))
        .containsExactly(
            new Interrupted(
                StopMoment.AFTER, Recovery.OTHER_DATA, "the values of public.orders.total differ"));
  }

  @Test
  void times_and_numbers_from_sequences_are_nobodys_loss() throws Exception {
    stop(TestScript.versioned(2, "INSERT INTO notes (note) VALUES ('a'), ('b');\nCOMMIT;"));
    assertThat(stops(2, 1)).extracting(Interrupted::recovery).containsExactly(Recovery.COMPLETE);
    assertThat(stops(2, 2))
        .extracting(Interrupted::detail)
        .containsExactly("the number of rows in public.notes differ");
  }

  @Test
  void a_repeatable_script_has_to_change_nothing_when_it_runs_again() throws Exception {
    stop(
        TestScript.repeatable(
            "view", "CREATE OR REPLACE VIEW totals AS SELECT sum(total) FROM orders;"),
        TestScript.repeatable(
            "seed",
            "INSERT INTO customers VALUES (-1, 'a') ON CONFLICT DO NOTHING;\n"
                + "INSERT INTO notes (note) VALUES ('again');"));
    assertThat(stops.get(new StatementId("db/R__view.sql", 1)))
        .contains(new Interrupted(StopMoment.NEVER, Recovery.COMPLETE, ""));
    assertThat(stops.get(new StatementId("db/R__seed.sql", 2)))
        .contains(
            new Interrupted(
                StopMoment.NEVER,
                Recovery.OTHER_DATA,
                "the number of rows in public.notes differ"));
  }

  @Test
  void many_statements_are_stopped_at_a_few_of_them() {
    assertThat(Trials.spread(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 3)).containsExactly(3, 6, 10);
    assertThat(Trials.spread(List.of(1, 2), 3)).containsExactly(1, 2);
  }

  /** What we tell people to write has to survive what we warn of. */
  @Test
  void a_concurrent_cure_recovers_from_every_stop() throws Exception {
    Hazard hazard =
        Hazard.all().stream()
            .filter(one -> one.id().equals("unique-constraint-builds-index"))
            .findFirst()
            .orElseThrow();
    List<Script> scripts = Example.safe(hazard).orElseThrow().scripts();
    ScratchDatabase first = TestServer.database();
    runner(first).apply(scripts.subList(0, 1), ScriptListener.NONE);
    stop(first, scripts.subList(0, 1), scripts.subList(1, scripts.size()));
    assertThat(stops).isNotEmpty();
    assertThat(stops.values().stream().flatMap(List::stream))
        .allMatch(stop -> stop.recovery() == Recovery.COMPLETE);
  }

  private List<Interrupted> stops(int version, int statement) {
    return stops.get(new StatementId("db/V%d__test.sql".formatted(version), statement));
  }

  private void stop(Script... pending) throws Exception {
    stop(TestServer.copyOf(released), List.of(RELEASED), List.of(pending));
  }

  private void stop(ScratchDatabase start, List<Script> before, List<Script> pending)
      throws Exception {
    stops =
        new Interruptions(
                TestServer.shared()::copyOf,
                InterruptionsTest::runner,
                FlywayRunner.HISTORY_TABLE,
                20)
            .within(Duration.ofMinutes(10))
            .of(start, before, pending);
  }

  private static FlywayRunner runner(ScratchDatabase database) {
    return new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath());
  }
}
