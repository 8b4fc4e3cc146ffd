package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RehearsalTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id int PRIMARY KEY, name text);
          CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int DEFAULT 1);
          CREATE TABLE invoices (id int PRIMARY KEY);
          """);

  private static final long ROWS = 20_000;

  @Test
  void applies_fills_and_observes() throws Exception {
    Rehearsed rehearsed =
        rehearse(TestScript.versioned(2, "CREATE INDEX i ON orders (customer_id);"));

    Observation index = rehearsed.observations().get(new StatementId("db/V2__test.sql", 1));
    assertThat(index.effects()).contains(new Effect.Scans(Table.of("orders")));
    assertThat(index.rows()).containsExactly(Map.entry(Table.of("orders"), ROWS));
    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.remarks()).isEmpty();
    assertThat(rehearsed.serverVersion()).isEqualTo(TestServer.shared().version());
    assertThat(rehearsed.times().fill()).isPositive();
    assertThat(rehearsed.times().observe()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void fills_what_is_written_changed_or_read_through_and_nothing_else() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(
                2,
                """
            ALTER TABLE orders RENAME TO purchases;
            CREATE TABLE items (id int, purchase_id int REFERENCES purchases);
            CREATE VIEW bills AS SELECT * FROM invoices;
            """),
            TestScript.versioned(3, "CREATE INDEX CONCURRENTLY c ON \"customers\" (name);"));

    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.rows()).containsOnlyKeys(Table.of("customers"), Table.of("orders"));
  }

  @Test
  void statements_stand_on_one_clock() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(2, "ALTER TABLE orders ADD x int;\nCREATE INDEX i ON orders (x);"),
            TestScript.versioned(3, "CREATE INDEX CONCURRENTLY c ON customers (name);"));

    Observation first = rehearsed.observations().get(new StatementId("db/V2__test.sql", 1));
    Observation second = rehearsed.observations().get(new StatementId("db/V2__test.sql", 2));
    Observation last = rehearsed.observations().get(new StatementId("db/V3__test.sql", 1));
    assertThat(first.startedMillis()).hasValue(0);
    assertThat(second.startedMillis().orElseThrow()).isGreaterThanOrEqualTo(first.millis());
    assertThat(last.startedMillis().orElseThrow())
        .isGreaterThanOrEqualTo(second.startedMillis().orElseThrow() + second.millis());
  }

  @Test
  void a_source_of_copied_rows_is_filled() throws Exception {
    Rehearsed rehearsed =
        rehearse(TestScript.versioned(2, "CREATE TABLE copy AS SELECT * FROM invoices;"));

    assertThat(rehearsed.rows()).containsOnly(Map.entry(Table.of("invoices"), 30_000L));
  }

  @Test
  void a_script_that_asks_for_rows_is_followed_to_its_end() throws Exception {
    String asks = "DO $$ BEGIN IF NOT EXISTS (SELECT FROM %s) THEN RAISE 'none'; END IF; END $$;\n";
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(2, asks.formatted("orders") + asks.formatted("customers")),
            TestScript.versioned(3, "CREATE INDEX i ON invoices (id);"));

    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.rows())
        .containsOnlyKeys(Table.of("customers"), Table.of("orders"), Table.of("invoices"));
    assertThat(rehearsed.observations().get(new StatementId("db/V3__test.sql", 1)).effects())
        .contains(new Effect.Scans(Table.of("invoices")));
    assertThat(rehearsed.remarks())
        .singleElement(as(STRING))
        .startsWith("A pending script fails where there are no rows: ");
  }

  /** Outside a transaction nothing is locked any more when one looks: their words have to say. */
  @Test
  void what_bodies_name_that_commit_inside_is_filled() throws Exception {
    Script outside =
        TestScript.versioned(
                2,
                """
                CREATE PROCEDURE copy_bills() LANGUAGE plpgsql AS $$
                BEGIN
                  COMMIT;
                  INSERT INTO "customers" (id) SELECT coalesce(max(id), 0) + 1 FROM customers;
                END $$;
                DO $$
                BEGIN
                  INSERT INTO orders (id) SELECT coalesce(max(id), 0) + 1 FROM orders;
                  COMMIT;
                  CALL copy_bills();
                END $$;
                """)
            .with(Execution.elsewhere(false));

    Rehearsed rehearsed = rehearse(outside);

    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(rehearsed.rows()).containsOnlyKeys(Table.of("customers"), Table.of("orders"));
  }

  @Test
  void a_loop_that_is_half_done_and_doubles_its_rows_is_found() throws Exception {
    Script loop =
        TestScript.versioned(
                2,
                """
                CREATE TABLE IF NOT EXISTS archive (id int);
                CREATE TABLE IF NOT EXISTS done (what text);
                DO $$
                BEGIN
                  IF EXISTS (SELECT FROM done) THEN
                    RETURN;
                  END IF;
                  FOR i IN 0..9 LOOP
                    INSERT INTO archive SELECT id FROM orders WHERE id % 10 = i;
                    COMMIT;
                  END LOOP;
                  INSERT INTO done VALUES ('archive');
                END $$;
                """)
            .with(Execution.elsewhere(false));

    Rehearsed rehearsed =
        rehearsal(
                Terms.DEFAULT.with(new Passes(3, List.of(), false, Duration.ZERO)),
                List.of(RELEASED),
                List.of(loop))
            .run();

    assertThat(rehearsed.observations().get(new StatementId("db/V2__test.sql", 3)).effects())
        .contains(
            new Effect.Interrupted(
                StopMoment.DURING,
                Recovery.OTHER_DATA,
                "the number of rows in public.archive differ"),
            new Effect.Interrupted(StopMoment.AFTER, Recovery.COMPLETE, ""));
  }

  @Test
  void a_statement_that_fails_without_rows_fails() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(
                2, "ALTER TABLE orders ADD x int;\nDROP TABLE nowhere;\nSELECT 1;"),
            TestScript.versioned(3, "SELECT 2;"));

    assertThat(rehearsed.observations().get(new StatementId("db/V2__test.sql", 2)).effects())
        .containsExactly(new Effect.Fails("table \"nowhere\" does not exist (SQLSTATE 42P01)"));
    assertThat(rehearsed.observations()).hasSize(2);
    assertThat(rehearsed.unobserved().keySet())
        .containsExactlyInAnyOrder(
            new StatementId("db/V2__test.sql", 3), new StatementId("db/V3__test.sql", 1));
    assertThat(rehearsed.unobserved().values())
        .allMatch(because -> because.contains("after the statement that failed"));
  }

  @Test
  void a_statement_that_fails_on_our_rows_only_is_not_judged() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(2, "INSERT INTO orders (id) SELECT id FROM orders;\nSELECT 1;"));

    assertThat(rehearsed.observations()).isEmpty();
    assertThat(rehearsed.unobserved().get(new StatementId("db/V2__test.sql", 1)))
        .isEqualTo(
            "it runs on an empty database, but not on the generated rows: duplicate key value"
                + " violates unique constraint \"orders_pkey\" (SQLSTATE 23505)");
    assertThat(rehearsed.unobserved()).hasSize(2);
  }

  @Test
  void a_script_that_flyway_refuses_does_not_hide_those_before_it() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            TestScript.versioned(2, "SELECT 1;"),
            TestScript.versioned(
                3, "SET lock_timeout = '3s';\nCREATE INDEX CONCURRENTLY i ON orders (total);"),
            TestScript.versioned(4, "SELECT 1;"));

    assertThat(rehearsed.observations()).containsOnlyKeys(new StatementId("db/V2__test.sql", 1));
    assertThat(rehearsed.unobserved().get(new StatementId("db/V3__test.sql", 2)))
        .startsWith("Flyway refuses the script");
    assertThat(rehearsed.unobserved().get(new StatementId("db/V4__test.sql", 1)))
        .isEqualTo("V3__test.sql before it is refused by Flyway");
  }

  @Test
  void a_released_script_that_does_not_run_is_named() {
    Script wrong = TestScript.versioned(1, "SELECT 1;\nSELECT nothing;");

    assertThatThrownBy(() -> rehearsal(List.of(wrong), List.of()).run())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("db/V1__test.sql, statement 2: column \"nothing\" does not exist");
  }

  @Test
  void a_statement_that_never_ends_is_stopped_whatever_it_says_of_timeouts() {
    Script endless =
        TestScript.versioned(
            2, "SET statement_timeout = 0;\nSELECT count(*) FROM generate_series(1, 10000000000);");

    assertThatThrownBy(
            () ->
                rehearsal(
                        new Terms(Beginning.EMPTY, Duration.ofSeconds(1), Passes.EXACT),
                        List.of(RELEASED),
                        List.of(endless))
                    .run())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "db/V2__test.sql, statement 2, had not ended after 1 s in the rehearsal, and was"
                + " stopped. See what it waits for, rehearse with fewer rows (migration.rows), or"
                + " give it longer (migration.statementTimeout).");
  }

  private Rehearsed rehearse(Script... pending) throws CheckImpossibleException {
    return rehearsal(List.of(RELEASED), List.of(pending)).run();
  }

  private Rehearsal rehearsal(List<Script> released, List<Script> pending) {
    return rehearsal(Terms.DEFAULT, released, pending);
  }

  private Rehearsal rehearsal(Terms terms, List<Script> released, List<Script> pending) {
    Sizes sizes = new Sizes(ROWS, 100, Map.of(Table.of("invoices"), 30_000L));
    return new Rehearsal(
        Servers.only(TestServer.shared()),
        Path.of("."),
        FlywayConfiguration.DEFAULT,
        terms,
        released,
        pending,
        sizes,
        Progress.SILENT);
  }
}
