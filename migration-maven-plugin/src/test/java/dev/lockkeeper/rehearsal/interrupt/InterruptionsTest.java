package dev.lockkeeper.rehearsal.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.rehearsal.Beginning;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          """);

  private Map<StatementId, List<Interrupted>> stops = Map.of();

  @Test
  void what_rolls_back_recovers_from_every_stop() throws Exception {
    rehearse(
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
    rehearse(
        TestScript.versioned(
            2,
            """
            CREATE INDEX CONCURRENTLY i ON orders (total);
            CREATE INDEX CONCURRENTLY j ON orders (note);
            """));
    assertThat(stops(2, 1))
        .containsExactly(
            new Interrupted(
                StopMoment.AFTER,
                Recovery.FAILS,
                "line 1: relation \"i\" already exists (SQLSTATE 42P07)"),
            new Interrupted(
                StopMoment.DURING,
                Recovery.INVALID_INDEX,
                "it leaves the invalid index public.i, on which the next run fails: line 1:"
                    + " relation \"i\" already exists (SQLSTATE 42P07)"));
    assertThat(stops(2, 2))
        .extracting(Interrupted::recovery)
        .containsExactly(Recovery.FAILS, Recovery.FAILS);
  }

  @Test
  void if_not_exists_takes_an_invalid_index_for_granted() throws Exception {
    rehearse(
        TestScript.versioned(2, "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total);"));
    assertThat(stops(2, 1))
        .containsExactly(
            new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, ""),
            new Interrupted(
                StopMoment.DURING,
                Recovery.INVALID_INDEX,
                "it leaves the invalid index public.i, which the next run takes for granted"));
  }

  @Test
  void an_index_dropped_before_it_is_built_recovers() throws Exception {
    rehearse(
        TestScript.versioned(
            2,
            """
            DROP INDEX CONCURRENTLY IF EXISTS i;
            CREATE INDEX CONCURRENTLY i ON orders (total);
            """));
    assertThat(stops(2, 1)).extracting(Interrupted::recovery).containsOnly(Recovery.COMPLETE);
    assertThat(stops(2, 2))
        .extracting(Interrupted::moment, Interrupted::recovery)
        .containsExactly(
            tuple(StopMoment.AFTER, Recovery.COMPLETE),
            tuple(StopMoment.DURING, Recovery.COMPLETE));
  }

  @Test
  void a_backfill_behind_its_own_commit_runs_twice() throws Exception {
    rehearse(
        TestScript.versioned(
            2,
            """
            UPDATE orders SET total = total + 1;
            COMMIT;
            SELECT 1;
            """));
    assertThat(stops(2, 1)).extracting(Interrupted::recovery).containsExactly(Recovery.COMPLETE);
    assertThat(stops(2, 2))
        .containsExactly(
            new Interrupted(
                StopMoment.AFTER, Recovery.OTHER_DATA, "the values of public.orders.total differ"));
  }

  @Test
  void times_and_numbers_from_sequences_are_nobodys_loss() throws Exception {
    rehearse(
        TestScript.versioned(
            2, "INSERT INTO notes (note) VALUES ('a'), ('b');\nCOMMIT;\nSELECT 1;"));
    assertThat(stops(2, 1)).extracting(Interrupted::recovery).containsExactly(Recovery.COMPLETE);
    assertThat(stops(2, 2))
        .extracting(Interrupted::detail)
        .containsExactly("the number of rows in public.notes differ");
  }

  @Test
  void a_repeatable_script_has_to_change_nothing_when_it_runs_again() throws Exception {
    rehearse(
        repeatable("view", "CREATE OR REPLACE VIEW totals AS SELECT sum(total) FROM orders;"),
        repeatable(
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
    for (String id : List.of("index-build-blocks-writes", "unique-constraint-builds-index")) {
      Hazard hazard =
          Hazard.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
      List<Script> scripts = Example.safe(hazard).orElseThrow().scripts();
      rehearse(scripts.subList(0, 1), scripts.subList(1, scripts.size()));
      assertThat(stops).isNotEmpty();
      assertThat(stops.values().stream().flatMap(List::stream))
          .as(id)
          .allMatch(stop -> stop.recovery() == Recovery.COMPLETE);
    }
  }

  private static Script repeatable(String name, String text) {
    return new Script(
        "db/R__%s.sql".formatted(name), Optional.empty(), name, ScriptKind.REPEATABLE, 7, text);
  }

  private List<Interrupted> stops(int version, int statement) {
    return stops.get(new StatementId("db/V%d__test.sql".formatted(version), statement));
  }

  private void rehearse(Script... pending) throws CheckImpossibleException {
    rehearse(List.of(RELEASED), List.of(pending));
  }

  private void rehearse(List<Script> released, List<Script> pending)
      throws CheckImpossibleException {
    Rehearsed rehearsed =
        new Rehearsal(
                TestServer.shared(),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                Beginning.EMPTY,
                released,
                pending,
                new Sizes(100, 100, Map.of()),
                line -> {},
                new Passes(20, List.of()))
            .run();
    stops = new HashMap<>();
    rehearsed
        .observations()
        .forEach(
            (id, seen) ->
                stops.put(
                    id,
                    seen.effects().stream()
                        .filter(Interrupted.class::isInstance)
                        .map(Interrupted.class::cast)
                        .toList()));
  }
}
