package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BodyReaderTest {

  @Test
  void aRoutineDoesNothingUntilItIsCalled() {
    assertThat(
            Forms.operations(
"""
CREATE FUNCTION f() RETURNS void AS $$ BEGIN DELETE FROM a; END $$ LANGUAGE plpgsql;
SELECT f();
CALL f();
"""))
        .containsExactly("CreateObject FUNCTION f", "Query ()", "Delete a", "Query ()", "Delete a");
  }

  @Test
  void whatACalledRoutineHidesIsNotUnderstoodWhereItIsCalled() {
    assertThat(
            Forms.operations(
                """
                CREATE FUNCTION f() RETURNS void AS $$ BEGIN EXECUTE g; END $$ LANGUAGE plpgsql;
                DO $$
                BEGIN
                  PERFORM f();
                END $$;
                """))
        .containsExactly(
            "CreateObject FUNCTION f",
            "Query ()",
            "Unrecognized 4:11 f(): EXECUTE: dynamic SQL is not read");
  }

  @Test
  void routinesMayCallEachOtherAndThemselves() {
    assertThat(
            Forms.operations(
                """
                CREATE FUNCTION f() RETURNS int AS 'SELECT g()' LANGUAGE sql;
                CREATE FUNCTION g() RETURNS int AS 'DELETE FROM a; SELECT f()' LANGUAGE sql;
                SELECT f();
                """))
        .containsExactly(
            "CreateObject FUNCTION f",
            "CreateObject FUNCTION g",
            "Query ()",
            "Query ()",
            "Delete a",
            "Query ()");
  }

  @Test
  void theNewestBodyCounts() {
    assertThat(
            Forms.operations(
                """
                CREATE FUNCTION f() RETURNS int AS 'DELETE FROM a; SELECT 1' LANGUAGE sql;
                CREATE OR REPLACE FUNCTION f() RETURNS int AS 'SELECT 1' LANGUAGE sql;
                SELECT f();
                """))
        .doesNotContain("Delete a");
  }

  @Test
  void aBodyMayMakeItsOwnRoutineAgain() {
    assertThat(
            Forms.operations(
                """
                CREATE FUNCTION f() RETURNS void AS $$
                BEGIN
                  CREATE FUNCTION f() RETURNS void AS 'DELETE FROM a' LANGUAGE sql;
                  DELETE FROM b;
                END $$ LANGUAGE plpgsql;
                SELECT f();
                """))
        .containsExactly(
            "CreateObject FUNCTION f", "Query ()", "CreateObject FUNCTION f", "Delete b");
  }

  @Test
  void executeDoesWhatTheSameScriptHasPrepared() {
    assertThat(
            Forms.operations(
                """
                PREPARE q (int) AS DELETE FROM a WHERE b = $1;
                EXECUTE Q(1);
                EXECUTE q(f((SELECT 2)));
                EXECUTE other(1);
                DEALLOCATE q;
                EXECUTE q(1);
                PREPARE "AS" AS SELECT 1 AS x;
                EXECUTE "AS";
                """))
        .containsExactly(
            "Query () towrite(a) rewritten",
            "Delete a where",
            "Delete a where",
            "Query () calling(f)",
            "Unrecognized EXECUTE: dynamic SQL is not read",
            "Query ()",
            "Unrecognized EXECUTE: dynamic SQL is not read",
            "Query () rewritten",
            "Query ()");
  }
}
