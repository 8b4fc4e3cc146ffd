package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.PostgresByUrl;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.scratch.restore.DumpFile;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a server of others, by a role that may create databases and nothing else. */
@Tag("database")
class ByUrlRehearsalTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id int PRIMARY KEY, name text);
          CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, total int);
          CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'fired for a made-up row'; END $$;
          CREATE TRIGGER never BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION never();
          """);

  private static ScratchDatabase postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void makeRole() throws Exception {
    postgres = TestServer.database();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ROLE IF EXISTS rehearser");
      statement.execute("CREATE ROLE rehearser LOGIN CREATEDB PASSWORD 'known'");
    }
  }

  @Test
  void what_can_be_measured_there_is_and_what_cannot_is_said() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            "CREATE INDEX i ON orders (customer_id);",
            new Passes(1, List.of(), true, Duration.ofMillis(50)));

    Observation index = rehearsed.observations().get(new StatementId("db/V2__test.sql", 1));
    assertThat(index.effects()).contains(new Effect.Scans(Table.of("orders")));
    assertThat(rehearsed.rows()).containsEntry(Table.of("orders"), 3_000L);
    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.remarks())
        .anyMatch(remark -> remark.contains("by URL") && remark.contains("is not seen"))
        .anyMatch(remark -> remark.startsWith("Stopped and run again"))
        .noneMatch(remark -> remark.contains("killed once"));
    assertThat(left()).isZero();
  }

  @Test
  void nothing_is_left_where_it_fails() throws Exception {
    assertThatThrownBy(
            () ->
                new Rehearsal(
                        servers(),
                        Path.of("").toAbsolutePath(),
                        FlywayConfiguration.DEFAULT,
                        Terms.DEFAULT,
                        List.of(TestScript.versioned(1, "SELECT 1/0;")),
                        List.of(TestScript.versioned(2, "SELECT 1;")),
                        new Sizes(10, 10, Map.of()),
                        Progress.SILENT)
                    .run())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("division by zero");
    assertThat(left()).isZero();
  }

  @Test
  void what_reaches_for_others_does_not_run() throws Exception {
    assertThatThrownBy(() -> rehearse("CREATE ROLE intruder;", Passes.EXACT))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("nothing has run");
    assertThat(left()).isZero();
  }

  @Test
  void a_lag_that_nobody_can_see_is_no_pass() {
    Passes following =
        new Passes(0, List.of(), false, Duration.ZERO, Optional.of(new ByteCount(1 << 20)));
    assertThatThrownBy(() -> rehearse("SELECT 1;", following))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("migration.lagBudget=0ms");
  }

  /** Where only a superuser may switch foreign keys off, and put indexes aside. */
  @Test
  void many_rows_that_refer_to_each_other_in_a_circle_are_filled() throws Exception {
    Script circle =
        TestScript.versioned(
            1,
            """
            CREATE TABLE teams (id int PRIMARY KEY, leader int NOT NULL, deputy int);
            CREATE TABLE people (
              id int PRIMARY KEY, team int NOT NULL REFERENCES teams, mentor int REFERENCES people);
            ALTER TABLE teams ADD CONSTRAINT leads FOREIGN KEY (leader) REFERENCES people,
              ADD CONSTRAINT stands_in FOREIGN KEY (deputy) REFERENCES people NOT VALID;
            """);
    Script pending =
        TestScript.versioned(
            2,
            """
            ALTER TABLE teams VALIDATE CONSTRAINT leads, VALIDATE CONSTRAINT stands_in;
            ALTER TABLE people ADD CONSTRAINT known CHECK (team IS NOT NULL);
            """);

    Rehearsed rehearsed =
        rehearse(Terms.DEFAULT, FlywayConfiguration.DEFAULT, List.of(circle), pending, 25_000);

    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.observations()).hasSize(2);
    assertThat(rehearsed.rows())
        .containsEntry(Table.of("people"), 25_000L)
        .containsEntry(Table.of("teams"), 25_000L);
    assertThat(left()).isZero();
  }

  /** A dump may hold what others on that server would notice. */
  @Test
  void a_snapshot_is_restored_and_changes_nothing_for_others() throws Exception {
    String dump =
        """
        CREATE ROLE intruder;
        ALTER SYSTEM SET work_mem = '1GB';
        CREATE TABLE orders (id int PRIMARY KEY, total int);
        ALTER TABLE orders OWNER TO postgres;
        GRANT SELECT ON orders TO PUBLIC;
        COPY orders (id, total) FROM stdin;
        1\t5
        \\.
        """;
    Rehearsed rehearsed = restored(dump);
    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.rows()).containsKey(Table.of("orders"));
    assertThat(left()).isZero();
    assertThat(number("SELECT count(*) FROM pg_roles WHERE rolname = 'intruder'")).isZero();

    assertThatThrownBy(
            () ->
                restored(
                    dump + "ALTER TABLE orders OWNER TO nobody;\nGRANT ALL ON orders TO nobody2;"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("lacks: role nobody, role nobody2.")
        .hasMessageContaining("--no-owner --no-privileges");
    assertThat(left()).isZero();
  }

  private Rehearsed restored(String dump) throws Exception {
    Path file = Files.writeString(folder.resolve("dump.sql"), dump);
    Beginning beginning =
        new SnapshotBeginning(DumpFile.of(file, "dump.sql"), FlywayConfiguration.DEFAULT);
    return rehearse(
        new Terms(beginning, Duration.ofMinutes(1), Passes.EXACT),
        FlywayConfiguration.DEFAULT.baselinedAt("1"),
        List.of(),
        TestScript.versioned(2, "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > -1);"),
        1_000);
  }

  private static Rehearsed rehearse(String pending, Passes passes) throws Exception {
    return rehearse(
        Terms.DEFAULT.with(passes),
        FlywayConfiguration.DEFAULT,
        List.of(RELEASED),
        TestScript.versioned(2, pending),
        3_000);
  }

  private static Rehearsed rehearse(
      Terms terms, FlywayConfiguration flyway, List<Script> released, Script pending, long rows)
      throws Exception {
    try (PostgresByUrl server = connect()) {
      return new Rehearsal(
              Servers.only(server),
              Path.of("").toAbsolutePath(),
              flyway,
              terms,
              released,
              List.of(pending),
              new Sizes(rows, 100, Map.of()),
              Progress.SILENT)
          .run();
    }
  }

  private static Servers servers() throws Exception {
    return Servers.only(connect());
  }

  private static PostgresByUrl connect() throws Exception {
    try (Connection connection = postgres.connect()) {
      String url = connection.getMetaData().getURL();
      return PostgresByUrl.connect(
          url.substring(0, url.indexOf('/', "jdbc:postgresql://".length()) + 1),
          "rehearser",
          "known",
          progress -> {});
    }
  }

  private static long left() throws SQLException {
    return number("SELECT count(*) FROM pg_database WHERE pg_get_userbyid(datdba) = 'rehearser'");
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
