package dev.lockkeeper.rehearsal.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.effect.Effect.Lags;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Servers;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Terms;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a server of its own: all that is in the shared one would be copied. */
@Tag("database")
@Tag("alone")
class LagTest {

  private static final int ROWS = 100_000;

  private static final ByteCount RATE = new ByteCount(1_000_000);

  private static EmbeddedPostgres server;
  private static Rehearsed rehearsed;

  @BeforeAll
  static void rehearse() throws Exception {
    server =
        EmbeddedPostgres.start(
            TestServer.binariesJar(), TestServer.cacheDirectory(), progress -> {});
    Passes passes = new Passes(0, List.of(), false, Duration.ZERO, Optional.of(RATE));
    rehearsed =
        new Rehearsal(
                Servers.only(server),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                Terms.DEFAULT.with(passes),
                List.of(
                    TestScript.versioned(
                        1, "CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);")),
                List.of(
                    TestScript.versioned(2, "ALTER TABLE orders ADD paid boolean;"),
                    TestScript.versioned(3, "UPDATE orders SET note = note || 'x';"),
                    TestScript.versioned(4, "COMMENT ON TABLE orders IS 'ours';")),
                new Sizes(ROWS, 100, Map.of()),
                Progress.SILENT)
            .run();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Lags lags(int version) {
    return observation(version).effects().stream()
        .filter(Lags.class::isInstance)
        .map(Lags.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Observation observation(int version) {
    return rehearsed.observations().get(new StatementId(name(version), 1));
  }

  private static String name(int version) {
    return TestScript.versioned(version, "").path();
  }

  @Test
  void whoever_writes_much_leaves_a_replica_behind_and_an_instant_change_does_not() {
    assertThat(lags(3).behindBytes()).isGreaterThan(10 * lags(2).behindBytes());
    assertThat(lags(2).floorMillis()).isNotNegative();
  }

  @Test
  void who_reads_on_a_replica_is_in_the_way_of_a_lock_that_stops_readers() {
    assertThat(lags(2).cancelledReads()).isEqualTo(1);
    assertThat(lags(3).cancelledReads()).isZero();
    assertThat(lags(4).cancelledReads()).isZero();
  }

  @Test
  void replay_takes_what_the_stated_rate_says() {
    double bytes = observation(3).walBytes();
    assertThat(lags(3).replay().fromMillis()).isEqualTo(bytes / RATE.bytes() * 1000);
    assertThat(lags(3).replay().rows()).as("production's rows are not known").isZero();
  }

  @Test
  void what_is_removed_under_a_readers_snapshot_cancels_him() throws Exception {
    ScratchDatabase database = server.create("snapshot");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        Standby standby = server.standby()) {
      statement.execute("CREATE TABLE t AS SELECT i FROM generate_series(1, 1000) i");
      LagWatch watch =
          LagWatch.on(database, standby, List.of(Table.of("t")), "public", Duration.ofSeconds(30));
      try (watch) {
        statement.execute("DELETE FROM t");
        watch.beforeStatement("V1", 1, "", connection);
        statement.execute("VACUUM t");
        watch.catchUp();
      }
      // and a second time by the lock under which the empty end of the table is cut off
      assertThat(watch.seen().get(new StatementId("V1", 1)).cancelled()).isBetween(1, 2);
    }
  }

  @Test
  void a_replica_that_does_not_replay_is_behind_and_one_that_is_gone_says_nothing()
      throws Exception {
    ScratchDatabase database = server.create("gone");
    try (Connection connection = database.connect();
        Standby standby = server.standby()) {
      LagWatch watch = LagWatch.on(database, standby, List.of(), "public", Duration.ofSeconds(30));
      try (watch) {
        watch.beforeStatement("V1", 1, "", connection);
        long paused = held(standby, database, connection);
        watch.catchUp();
        watch.beforeStatement("V1", 2, "", connection);
        end(standby);
        assertThatThrownBy(watch::catchUp)
            .isInstanceOf(CheckImpossibleException.class)
            .hasMessageContaining("cannot be said");
        assertThat(watch.seen().get(new StatementId("V1", 1)))
            .satisfies(
                seen -> {
                  assertThat(seen.millis()).isGreaterThan(paused * 0.8);
                  assertThat(seen.bytes()).isGreaterThan(1_000);
                });
      }
    }
  }

  private static void end(Standby standby) {
    standby.close();
  }

  /**
   * Returns for how many milliseconds nothing was replayed at least, while something was written.
   */
  private static long held(Standby standby, ScratchDatabase database, Connection primary)
      throws Exception {
    try (Connection connection = standby.connect(database);
        Statement there = connection.createStatement();
        Statement here = primary.createStatement()) {
      there.execute("SELECT pg_wal_replay_pause()");
      long begun = System.nanoTime();
      here.execute("CREATE TABLE t AS SELECT i FROM generate_series(1, 1000) i");
      here.execute("SELECT pg_sleep(0.3)");
      long paused = (System.nanoTime() - begun) / 1_000_000;
      awaitLooks(here);
      there.execute("SELECT pg_wal_replay_resume()");
      return paused;
    }
  }

  /** Each look writes something, and the next one when that is over. */
  private static void awaitLooks(Statement primary) throws Exception {
    String written = "";
    for (int looks = 0; looks < 5; ) {
      try (ResultSet row = primary.executeQuery("SELECT pg_current_wal_insert_lsn()")) {
        row.next();
        if (!row.getString(1).equals(written)) {
          written = row.getString(1);
          looks++;
        }
      }
    }
  }
}
