package dev.lockkeeper.rehearsal.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Servers;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Terms;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On servers of its own, which are killed. */
@Tag("database")
class KillingTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text);
          CREATE UNLOGGED TABLE visits (id int);
          INSERT INTO orders SELECT i, i, 'note ' || i FROM generate_series(1, 50) i;
          INSERT INTO visits VALUES (1);
          """);

  private static EmbeddedPostgres server;
  private static EmbeddedPostgres mortal;
  private static ScratchDatabase released;

  private Map<StatementId, List<Interrupted>> kills = Map.of();

  @BeforeAll
  static void start() throws Exception {
    server =
        EmbeddedPostgres.start(
            TestServer.binariesJar(), TestServer.cacheDirectory(), progress -> {});
    ScratchDatabase there = server.create("released");
    runner(there).apply(List.of(RELEASED), ScriptListener.NONE);
    mortal = server.twin();
    released = mortal.same(there);
  }

  @AfterAll
  static void stop() {
    mortal.close();
    server.close();
  }

  @Test
  void what_rolls_back_recovers_and_unlogged_rows_are_nobodys_loss() throws Exception {
    kill("ALTER TABLE orders ADD paid boolean;\nUPDATE orders SET total = total + 1;");
    assertThat(kills(1)).isEmpty();
    assertThat(kills(2))
        .containsExactly(new Interrupted(StopMoment.SERVER_AFTER, Recovery.COMPLETE, ""));
  }

  @Test
  void a_build_that_died_with_its_server_leaves_an_invalid_index() throws Exception {
    kill("CREATE INDEX CONCURRENTLY i ON orders (total);");
    String exists = "line 1: relation \"i\" already exists (SQLSTATE 42P07)";
    assertThat(kills(1))
        .containsExactly(
            new Interrupted(
                StopMoment.SERVER_DURING,
                Recovery.INVALID_INDEX,
                "it leaves the invalid index public.i, on which the next run fails: " + exists),
            new Interrupted(StopMoment.SERVER_AFTER, Recovery.FAILS, exists));
  }

  /** Also after a crash: otherwise nothing would differ, since nothing of it would be there. */
  @Test
  void what_was_committed_is_there_after_the_kill() throws Exception {
    kill("UPDATE orders SET total = total + 1;\nCOMMIT;");
    assertThat(kills(2))
        .containsExactly(
            new Interrupted(
                StopMoment.SERVER_AFTER,
                Recovery.OTHER_DATA,
                "the values of public.orders.total differ"));
  }

  @Test
  void a_rehearsal_keeps_each_stop_and_the_server_that_others_use_goes_on() throws Exception {
    Rehearsed rehearsed =
        new Rehearsal(
                Servers.only(server),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                Terms.DEFAULT.with(new Passes(20, List.of(), false, Duration.ZERO)),
                List.of(RELEASED),
                List.of(TestScript.versioned(2, "UPDATE orders SET total = 1;\nCOMMIT;")),
                new Sizes(100, 100, Map.of()),
                Progress.SILENT)
            .run();
    assertThat(rehearsed.observations().values())
        .hasSize(2)
        .allSatisfy(
            seen ->
                assertThat(seen.effects())
                    .contains(new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, "")));
    assertThat(rehearsed.remarks())
        .anyMatch(remark -> remark.startsWith("Stopped and run again 2 times: all recovered"))
        .anyMatch(remark -> remark.startsWith("Server killed once: all recovered"));
    try (Connection connection = mortal.create("other").connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_postmaster_start_time() < now()")) {
      assertThat(row.next()).isTrue();
    }
  }

  private List<Interrupted> kills(int statement) {
    return kills.getOrDefault(new StatementId("db/V2__test.sql", statement), List.of());
  }

  private void kill(String pending) throws Exception {
    kills =
        Interruptions.killing(
                mortal,
                mortal::copyOf,
                KillingTest::runner,
                FlywayRunner.HISTORY_TABLE,
                statements -> statements.subList(statements.size() - 1, statements.size()))
            .within(Duration.ofMinutes(10))
            .of(
                mortal.copyOf(released, "start_" + pending.hashCode()),
                List.of(RELEASED),
                List.of(TestScript.versioned(2, pending)));
  }

  private static FlywayRunner runner(ScratchDatabase database) {
    return new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath());
  }
}
