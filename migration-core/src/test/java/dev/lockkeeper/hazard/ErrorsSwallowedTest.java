package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence about a failure is told from a guard, from a second try and from another way. */
class ErrorsSwallowedTest {

  private static final String ADDS = "ALTER TABLE a ADD COLUMN note text;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OTHERS THEN NULL;",
        "others THEN",
        "OTHERS THEN RAISE NOTICE '%', SQLERRM;",
        "OTHERS THEN GET STACKED DIAGNOSTICS m = MESSAGE_TEXT; RAISE WARNING '%', m;",
        "OTHERS THEN RETURN;",
        "duplicate_column THEN NULL; WHEN OTHERS THEN NULL;",
        "duplicate_column OR lock_not_available THEN NULL;",
        "SQLSTATE '55P03' THEN NULL;",
        "query_canceled THEN NULL;",
        "deadlock_detected THEN NULL;",
      })
  void silence_is_found(String handler) throws CheckImpossibleException {
    assertThat(found("BEGIN " + ADDS + " EXCEPTION WHEN " + handler + " END")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duplicate_column THEN NULL;",
        "duplicate_column OR undefined_table THEN RAISE NOTICE 'there';",
        "SQLSTATE '42701' THEN NULL;",
        "OTHERS THEN RAISE;",
        "OTHERS THEN RAISE EXCEPTION 'no: %', SQLERRM;",
        "OTHERS THEN RAISE 'no';",
        "OTHERS THEN IF SQLSTATE <> '42701' THEN RAISE; END IF;",
        "OTHERS THEN CASE SQLSTATE WHEN '42701' THEN NULL; ELSE RAISE; END CASE;",
        "OTHERS THEN ALTER TABLE b ADD COLUMN note text;",
        "OTHERS THEN failed := true;",
      })
  void what_goes_on_from_the_failure_is_not(String handler) throws CheckImpossibleException {
    assertThat(found("BEGIN " + ADDS + " EXCEPTION WHEN " + handler + " END")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN BEGIN PERFORM 1; EXCEPTION WHEN OTHERS THEN NULL; END; %s END",
        "BEGIN %s BEGIN ANALYZE a; EXCEPTION WHEN OTHERS THEN NULL; END; END",
        "BEGIN IF (SELECT count(*) FROM a) > 0 THEN %s END IF; EXCEPTION WHEN OTHERS THEN RAISE; END",
        "BEGIN FOR i IN 1..9 LOOP BEGIN %s RETURN; EXCEPTION WHEN lock_not_available THEN NULL; END; END LOOP;"
            + " RAISE EXCEPTION 'busy'; END",
        "BEGIN FOR i IN 1..9 LOOP BEGIN %s EXIT; EXCEPTION WHEN lock_not_available THEN PERFORM pg_sleep(1); END;"
            + " END LOOP; IF NOT done THEN RAISE lock_not_available; END IF; END",
      })
  void what_is_not_lost_is_not(String body) throws CheckImpossibleException {
    assertThat(found(body.formatted(ADDS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DECLARE n int := CASE WHEN true THEN CASE WHEN false THEN 1 END ELSE 2 END;"
            + " BEGIN %s EXCEPTION WHEN OTHERS THEN NULL; END",
        "BEGIN IF true THEN BEGIN %s EXCEPTION WHEN OTHERS THEN NULL; END; END IF; RAISE EXCEPTION 'no'; END",
        "BEGIN FOR i IN 1..9 LOOP BEGIN %s EXIT; EXCEPTION WHEN OTHERS THEN PERFORM pg_sleep(1); END; END LOOP; END",
        "BEGIN CASE WHEN true THEN BEGIN %s EXCEPTION WHEN OTHERS THEN NULL; END; ELSE NULL; END CASE; END",
        "BEGIN BEGIN %s EXCEPTION WHEN OTHERS THEN NULL; END; EXCEPTION WHEN OTHERS THEN RAISE; END",
        "BEGIN EXECUTE 'ALTER TABLE a ADD COLUMN note text'; EXCEPTION WHEN OTHERS THEN NULL; END",
        "BEGIN INSERT INTO a VALUES (1); EXCEPTION WHEN OTHERS THEN NULL; END",
      })
  void blocks_may_stand_in_blocks(String body) throws CheckImpossibleException {
    assertThat(found(body.replace("%s", ADDS))).hasSize(1);
  }

  @Test
  void the_place_of_the_handler_is_said() throws CheckImpossibleException {
    assertThat(found("BEGIN\n" + ADDS + "\nEXCEPTION\nWHEN others THEN NULL;\nEND"))
        .extracting(Finding::message)
        .first()
        .asString()
        .startsWith("WHEN others in line 4 ");
  }

  private static List<Finding> found(String body) throws CheckImpossibleException {
    return Judging.found(
            new PostgresqlKnowledge(17),
            Dialect.POSTGRESQL,
            "CREATE TABLE a (id bigint PRIMARY KEY); CREATE TABLE b (id bigint PRIMARY KEY);",
            "DO $$ " + body + " $$;")
        .stream()
        .filter(finding -> finding.hazard().equals("errors-swallowed"))
        .toList();
  }
}
