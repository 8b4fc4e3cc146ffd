package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodiesTest {

  @Test
  void everyStatementOfABlockHasItsOwnPlace() {
    assertThat(
            lines(
                """
                SELECT 1;
                DO $do$
                <<outer>>
                DECLARE
                  n integer := (SELECT count(*) FROM a);
                  c NO SCROLL CURSOR FOR SELECT id FROM b;
                  r record;
                BEGIN
                  IF n > 0 AND EXISTS (SELECT 1 FROM c) THEN
                    DELETE FROM d; INSERT INTO e VALUES (1);
                  ELSIF f(n) THEN
                    UPDATE g SET x = 1;
                  ELSE
                    NULL;
                  END IF;
                  FOR r IN SELECT id FROM h LOOP
                    PERFORM i(r.id);
                  END LOOP;
                  FOR k IN 1..j(5) LOOP
                    n := k(n);
                  END LOOP;
                  WHILE l(n) LOOP EXIT outer WHEN m(n); END LOOP;
                  CASE n WHEN 1 THEN TRUNCATE o; ELSE RAISE NOTICE 'x %', p(n); END CASE;
                  SELECT CASE WHEN q(1) THEN 1 END INTO STRICT n FROM s;
                  DELETE FROM t RETURNING id INTO n, r.id;
                EXCEPTION WHEN unique_violation OR others THEN
                  RETURN;
                END outer
                $do$;
                """))
        .containsExactly(
            "5 SELECT ( SELECT count ( * ) FROM a )",
            "6 SELECT id FROM b",
            "9 SELECT n > 0 AND EXISTS ( SELECT 1 FROM c )",
            "10 DELETE FROM d",
            "10 INSERT INTO e VALUES ( 1 )",
            "11 SELECT f ( n )",
            "12 UPDATE g SET x = 1",
            "16 SELECT id FROM h",
            "17 SELECT i ( r . id )",
            "19 SELECT j ( 5 )",
            "20 SELECT k ( n )",
            "22 SELECT l ( n )",
            "22 SELECT m ( n )",
            "23 TRUNCATE o",
            "23 SELECT p ( n )",
            "24 SELECT CASE WHEN q ( 1 ) THEN 1 END FROM s",
            "25 DELETE FROM t RETURNING id");
  }

  @Test
  void dynamicSqlIsNotReadWhereverItStands() {
    String[] forms = {
      "EXECUTE 'DROP TABLE ' || a;",
      "EXECUTE format('DROP TABLE %I', a);",
      "FOR r IN EXECUTE q LOOP NULL; END LOOP;",
      "RETURN QUERY EXECUTE q;",
      "OPEN c FOR EXECUTE q;"
    };
    for (String form : forms) {
      assertThat(lines("DO $$ BEGIN " + form + " END $$"))
          .as(form)
          .containsExactly("1 ! EXECUTE: dynamic SQL is not read");
    }
  }

  @Test
  void aTextThatIsExecutedAsItStandsIsRead() {
    assertThat(
            lines(
                """
                DO $$ BEGIN
                  EXECUTE 'DROP TABLE a';
                  EXECUTE 'UPDATE b
                    SET c = ''x'' WHERE d = $1' USING e;
                  FOR r IN EXECUTE E'SELECT \\'\\n\\' FROM f' LOOP
                    EXECUTE $q$DELETE FROM g; DELETE FROM h$q$;
                  END LOOP;
                END $$
                """))
        .containsExactly(
            "2 DROP TABLE a",
            "3 UPDATE b SET c = 'x' WHERE d = $1",
            "5 SELECT '\n' FROM f",
            "6 DELETE FROM g",
            "6 DELETE FROM h");
  }

  @Test
  void aBodyWithDoubledQuotesKeepsItsPlaces() {
    assertThat(
            lines(
                """
                CREATE FUNCTION f() RETURNS void AS '
                BEGIN
                  UPDATE a SET b = ''it''''s'' WHERE c; DELETE FROM d;
                END' LANGUAGE plpgsql
                """))
        .containsExactly("3 UPDATE a SET b = 'it''s' WHERE c", "3 DELETE FROM d");
    String sql = "DO 'BEGIN UPDATE a SET b = ''x''; DELETE FROM d; END'";
    assertThat(body(sql).orElseThrow().get(1).place().column())
        .isEqualTo(sql.indexOf("DELETE") + 1);
  }

  @Test
  void everyFormOfARoutineIsRead() {
    assertThat(
            lines(
                "CREATE FUNCTION f(language text) RETURNS int AS 'SELECT 1; SELECT 2' LANGUAGE"
                    + " sql"))
        .containsExactly("1 SELECT 1", "1 SELECT 2");
    assertThat(lines("CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC\nDELETE FROM a;\nSELECT 1; END"))
        .containsExactly("2 DELETE FROM a", "3 SELECT 1");
    assertThat(lines("CREATE FUNCTION f(a int) RETURNS int RETURN g(a) + 1"))
        .containsExactly("1 SELECT g ( a ) + 1");
    assertThat(lines("CREATE FUNCTION f() RETURNS void LANGUAGE 'plpgsql' AS $x$BEGIN END$x$"))
        .isEmpty();
  }

  @Test
  void aBodyThatCannotBeReadSaysSo() {
    assertThat(lines("DO LANGUAGE plperl $$ x $$"))
        .containsExactly("1 ! a body in the language plperl is not read");
    assertThat(lines("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'"))
        .containsExactly("1 ! a body in the language c is not read");
    assertThat(lines("DO E'BEGIN\\x41 END'"))
        .containsExactly("1 ! a body in a string with unusual escapes: write it between $$ and $$");
    assertThat(lines("DO $$ BEGIN\nDELETE FROM a WHERE b = 'open; END $$"))
        .containsExactly("2 ! a string is opened and never closed");
    assertThat(lines("DO $$ BEGIN IF a; END $$")).containsExactly("1 ! IF without its THEN");
  }

  @Test
  void anAllowanceInsideABodyBelongsToTheStatementBelowIt() {
    String sql =
        """
        DO $$
        BEGIN
          -- migration:allow x because y
          DELETE FROM a;
          DELETE FROM b; -- migration:allow x because z
        END $$
        """;
    List<Statement> body = body(sql).orElseThrow();
    assertThat(body.get(0).allowances()).extracting(Allowance::because).containsExactly("y");
    assertThat(body.get(1).allowances())
        .extracting(allowance -> allowance.problem().isPresent())
        .containsExactly(true);
  }

  @Test
  void otherStatementsHaveNoBody() {
    assertThat(body("SELECT 1")).isEmpty();
    assertThat(body("CREATE TABLE t (a int)")).isEmpty();
    assertThat(body("CREATE AGGREGATE a (int) (sfunc = f, stype = int)")).isEmpty();
  }

  private static List<String> lines(String sql) {
    return body(sql).orElseThrow().stream().map(BodiesTest::line).toList();
  }

  private static String line(Statement statement) {
    String said =
        statement
            .broken()
            .map(because -> "! " + because)
            .orElse(String.join(" ", statement.tokens().stream().map(Token::text).toList()));
    return statement.place().line() + " " + said;
  }

  private static Optional<List<Statement>> body(String sql) {
    Script script = new Script("x.sql", Optional.empty(), "", ScriptKind.DOWN, 0, sql);
    List<Statement> statements = StatementSplitter.split(script);
    return Bodies.in(script, statements.get(statements.size() - 1));
  }
}
