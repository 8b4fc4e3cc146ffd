package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EXECUTE is read where its text is known but for values, and said not to be known elsewhere. */
class DynamicSqlTest {

  private static final String ORDERS =
      "CREATE TABLE orders (id bigint PRIMARY KEY, state text, day date);";

  private static final String AUDIT =
      ORDERS
          + """
            CREATE FUNCTION audit() RETURNS trigger AS $$
            BEGIN
              IF TG_OP = 'DELETE' THEN
                EXECUTE 'INSERT INTO gone VALUES ($1)' USING OLD.id;
              ELSE
                EXECUTE format('INSERT INTO audit_%s VALUES (%L)', to_char(now(), 'YYYY'), NEW.id);
              END IF;
              RETURN NULL;
            END $$ LANGUAGE plpgsql;
            CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON orders
              FOR EACH ROW EXECUTE FUNCTION audit();
            """;

  private static final String INSERT = "INSERT INTO orders (id) VALUES (1) ON CONFLICT DO NOTHING;";

  @Test
  void what_a_trigger_hides_is_said_once_and_calmly() throws Exception {
    assertThat(notUnderstood(AUDIT, INSERT))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message())
                  .isEqualTo(
                      "what trigger audited on orders does is not known"
                          + " (EXECUTE: dynamic SQL is not read); a rehearsal sees it");
            });
  }

  @Test
  void what_the_event_leaves_open_alone_counts() throws Exception {
    assertThat(notUnderstood(AUDIT, "DELETE FROM orders WHERE id = 1;")).isEmpty();
  }

  @Test
  void a_table_of_this_deployment_is_written_by_nobody_else() throws Exception {
    assertThat(notUnderstood("CREATE TABLE other (id int);", AUDIT + INSERT)).isEmpty();
  }

  @Test
  void a_trigger_that_fires_another_hides_what_that_one_does() throws Exception {
    String passedOn =
        AUDIT
            + """
              CREATE TABLE inbox (id bigint);
              CREATE FUNCTION pass_on() RETURNS trigger AS $$
              BEGIN
                INSERT INTO orders (id) VALUES (NEW.id);
                RETURN NULL;
              END $$ LANGUAGE plpgsql;
              CREATE TRIGGER passed AFTER INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION pass_on();
              """;
    assertThat(notUnderstood(passedOn, "INSERT INTO inbox VALUES (1);"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith("what trigger audited on orders does");
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void a_rehearsal_that_ran_it_as_production_does_has_seen_it(boolean exact, int findings)
      throws Exception {
    Observation seen = new Observation(List.of(), exact, 1, 0, Map.of());
    Observations all =
        new Observations(true, Map.of(new StatementId("V2__x.sql", 1), seen), Map.of());
    assertThat(Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, AUDIT, INSERT, all))
        .filteredOn(finding -> finding.hazard().equals("statement-not-understood"))
        .hasSize(findings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE 'UPDATE orders SET state = $1 WHERE id = $2' USING 'new', r.id;",
        "EXECUTE 'DELETE FROM orders o USING words w WHERE w.id = 1 AND o.id = $1' USING r.id;",
        "EXECUTE 'UPDATE orders SET state = NULL ' || 'WHERE id = ' || quote_literal(r.id);",
        "EXECUTE format('UPDATE orders SET state = %L WHERE id = %L', 'a', r.id);"
      })
  void a_loop_over_all_rows_writes_all_of_them(String update) throws Exception {
    assertThat(hazards(looped(update)))
        .contains("open-ended-write")
        .doesNotContain("statement-not-understood");
  }

  @Test
  void what_is_not_of_the_loop_bounds_it() throws Exception {
    assertThat(
            hazards(looped("EXECUTE 'UPDATE orders SET state = $1 WHERE id = $2' USING r.id, 1;")))
        .doesNotContain("open-ended-write", "statement-not-understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'DELETE FROM orders WHERE ' || condition",
        "'DELETE FROM ' || quote_ident(name)",
        "format('DELETE FROM %I WHERE id = 1', name)",
        "format('DELETE FROM orders WHERE id = %s', name)",
        "format('CREATE TABLE %I_old (id int)', name)",
        "format('CREATE TABLE old_%I (id int)', name)",
        "'CREATE INDEX ON ' || quote_ident(name) || ' (id)'",
        "format(name, 'DELETE FROM orders')",
        "format('DELETE FROM orders %1$s', name)",
        "format('DELETE FROM orders %3$s', 'a', 'b')",
        "format('DELETE FROM orders %0$s', 'a', 'b')",
        "format('DELETE FROM orders %-5s', 'a')",
        "format('DELETE FROM orders %')",
        "'DELETE FROM orders' || (SELECT name FROM words)",
        "upper('DELETE FROM orders')",
        "name"
      })
  void more_than_values_is_open(String text) throws Exception {
    assertThat(hazards("DO $$ BEGIN EXECUTE " + text + "; END $$;"))
        .contains("statement-not-understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format('CREATE INDEX %I ON orders (%I)', 'by_state', 'state')",
        "format('CREATE INDEX %2$I ON orders (%1$I)', 'state', 'by_state')",
        "format('CREATE INDEX by_%1$s ON orders (%1$s)', 'state')",
        "format('CREATE INDEX ON %3$I (%1$I) WHERE state <> %L', 'state', 'orders', 'it''s')"
      })
  void a_format_is_filled_with_what_is_written(String text) throws Exception {
    assertThat(hazards("DO $$ BEGIN EXECUTE " + text + "; END $$;"))
        .contains("index-build-blocks-writes")
        .doesNotContain("statement-not-understood");
  }

  @Test
  void what_stands_in_a_concatenation_is_at_its_own_place() throws Exception {
    assertThat(
            notUnderstood(
                ORDERS,
                "DO $$\nBEGIN\n  EXECUTE 'DELETE FROM orders;'\n    || ' FLY ME';\nEND $$;"))
        .extracting(finding -> finding.place().line() + ":" + finding.place().column())
        .containsExactly("4:10");
  }

  private static final String FLIGHTS =
      """
      CREATE TABLE flights (id bigint, day date NOT NULL) PARTITION BY RANGE (day);
      CREATE TABLE flights_rest PARTITION OF flights DEFAULT;
      """;

  private static final String BOUNDED = "SET LOCAL lock_timeout = '2s';";

  private static final String YEARS =
      """
      DO $$ BEGIN
        FOR y IN 2032..2033 LOOP
          EXECUTE format('CREATE TABLE flights_%s PARTITION OF flights FOR VALUES FROM (%L) TO (%L)',
            y, make_date(y, 1, 1), make_date(y + 1, 1, 1));
        END LOOP;
      END $$;
      """;

  @Test
  void partitions_of_any_name_search_the_default_partition() throws Exception {
    assertThat(hazards(FLIGHTS, BOUNDED + YEARS)).containsExactly("new-partition-scans-default");
  }

  @Test
  void a_name_that_is_open_is_never_taken() throws Exception {
    assertThat(hazards(FLIGHTS + YEARS, BOUNDED + YEARS + YEARS))
        .containsExactly("new-partition-scans-default", "new-partition-scans-default");
  }

  @Test
  void values_that_only_look_the_same_prove_nothing() throws Exception {
    String checked =
        """
        DO $$ BEGIN
          EXECUTE format('ALTER TABLE flights_rest ADD CHECK (day < %L OR day >= %L)', now(), now());
        END $$;
        """;
    assertThat(hazards(FLIGHTS + checked, BOUNDED + YEARS))
        .containsExactly("new-partition-scans-default");
  }

  @Test
  void what_a_table_of_any_name_refers_to_is_locked() throws Exception {
    String open =
        """
        DO $$ DECLARE name text := 'lines'; BEGIN
          EXECUTE format('CREATE TABLE %I (id bigint REFERENCES orders)', name);
        END $$;
        """;
    String later = "UPDATE stock SET pieces = 0;";
    String released = ORDERS + "CREATE TABLE stock (id bigint PRIMARY KEY, pieces int);";
    assertThat(hazards(released, open + later))
        .contains("lock-held-through-later-statements")
        .isEqualTo(hazards(released, "CREATE TABLE lines (id bigint REFERENCES orders);" + later));
  }

  private static String looped(String body) {
    return "DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM orders LOOP "
        + body
        + " END LOOP; END $$;";
  }

  private static List<String> hazards(String pending) throws CheckImpossibleException {
    return hazards(ORDERS, pending);
  }

  private static List<String> hazards(String released, String pending)
      throws CheckImpossibleException {
    return found(released, pending).stream().map(Finding::hazard).toList();
  }

  private static List<Finding> notUnderstood(String released, String pending)
      throws CheckImpossibleException {
    return found(released, pending).stream()
        .filter(finding -> finding.hazard().equals("statement-not-understood"))
        .toList();
  }

  private static List<Finding> found(String released, String pending)
      throws CheckImpossibleException {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, released, pending);
  }
}
