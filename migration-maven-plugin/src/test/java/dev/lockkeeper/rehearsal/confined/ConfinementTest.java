package dev.lockkeeper.rehearsal.confined;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server that others use, no script reaches beyond its own database. */
class ConfinementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ROLE reader",
        "ALTER USER reader PASSWORD 'x'",
        "DROP DATABASE other",
        "ALTER SYSTEM SET work_mem = '1GB'",
        "COMMENT ON DATABASE other IS 'x'",
        "GRANT reader TO writer",
        "REVOKE CONNECT ON DATABASE other FROM public",
        "DROP OWNED BY reader",
        "COPY t FROM '/etc/passwd'",
        "COPY (SELECT 1) TO PROGRAM 'rm -rf /'",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
        "SELECT * FROM dblink('dbname=other', 'DROP TABLE t') AS t(i int)",
        "SELECT pg_read_file('/etc/passwd')",
        "CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p",
        "CHECKPOINT",
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN CREATE ROLE reader; END IF; END $$",
        "DO $$ BEGIN EXECUTE 'DROP DATABASE other'; END $$",
        "CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE sql AS 'ALTER SYSTEM RESET ALL'",
      })
  void what_reaches_further_is_refused_before_anything_runs(String sql) {
    assertThatThrownBy(
            () -> Confinement.require(List.of(TestScript.versioned(2, sql)), Optional.empty()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("db/V2__test.sql:1")
        .hasMessageContaining("nothing has run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE users (role text, \"user\" text, server text)",
        "ALTER TABLE users ALTER role SET DEFAULT 'x', DROP server",
        "INSERT INTO notes VALUES ('drop database other')",
        "GRANT SELECT ON users TO reader",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader",
        "REVOKE ALL ON SCHEMA public FROM public",
        "COMMENT ON TABLE users IS 'role'",
        "DO $$ BEGIN ALTER TABLE users ADD x int; EXECUTE 'DROP TABLE y'; END $$",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "SET ROLE reader",
      })
  void what_stays_inside_passes(String sql) {
    assertThatCode(
            () -> Confinement.require(List.of(TestScript.versioned(2, sql)), Optional.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void what_the_runner_sends_first_is_looked_at_too() {
    assertThatThrownBy(() -> Confinement.require(List.of(), Optional.of("CREATE ROLE reader")))
        .hasMessageContaining("initSql");
  }
}
