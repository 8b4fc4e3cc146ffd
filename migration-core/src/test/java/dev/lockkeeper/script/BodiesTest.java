package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aTableIsMadeUnderANameThatNobodyKnows() {
    assertThat(
            lines(
                """
                DO $$ DECLARE d int := 3; x text; BEGIN
                  FOR y IN 2030..2032 LOOP
                    EXECUTE format('CREATE TABLE a_%s PARTITION OF a FOR VALUES FROM (%L) TO (%L)', y, y, y + 1);
                    EXECUTE 'CREATE UNLOGGED TABLE s.a_' || y || '_' || lpad(d::text, 2, '0') || '(b int)';
                    EXECUTE format('CREATE TABLE a%s PARTITION OF a FOR VALUES IN (''%s-1'', %s)', y, y, d - 1);
                  END LOOP;
                  EXECUTE format('CREATE TABLE IF NOT EXISTS %I (LIKE a)', x);
                  EXECUTE 'CREATE TABLE ' || quote_ident(x) || ' AS SELECT 100 % 7';
                  EXECUTE 'CREATE TABLE a_' || to_char(now(), 'YYYY_MM') || ' (b int)';
                  EXECUTE format('DELETE FROM a WHERE b = %s', d);
                END $$
                """))
        .filteredOn(line -> !line.contains(" SELECT "))
        .containsExactly(
            "3 CREATE TABLE a_… PARTITION OF a FOR VALUES FROM ( $0 ) TO ( $0 )",
            "4 CREATE UNLOGGED TABLE s . a_…_… ( b int )",
            "5 CREATE TABLE a… PARTITION OF a FOR VALUES IN ( $0 , $0 )",
            "7 CREATE TABLE IF NOT EXISTS \"…\" ( LIKE a )",
            "9 CREATE TABLE a_… ( b int )",
            "10 DELETE FROM a WHERE b = $0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format('CREATE TABLE a_%s (b int)', x)",
        "format('CREATE TABLE a_%s (b int)', r.d)",
        "format('CREATE TABLE a_%s (b int)', z)",
        "format('CREATE TABLE a_%s (b int)', n)",
        "format('CREATE TABLE a_%s (b int)', f(d))",
        "format('CREATE TABLE a_%s (b int)', d / 2.5)",
        "format('CREATE TABLE a_%s (b int)')",
        "format('CREATE TABLE a_%s (b int)', to_char(now(), 'Month'))",
        "format('CREATE TABLE a_%s (b int)', to_char(x) # g(d, 'YYYY'))",
        "format('CREATE TABLE a_%s (b int)', lpad(x, 2, '0'))",
        "format('CREATE TABLE a_%s (b int)', lpad(d::text, 2, '-'))",
        "format('CREATE TABLE a_%I (b int)', x)",
        "format('CREATE TABLE %I.%I (b int)', x, x)",
        "format('CREATE TEMP TABLE %I (b int)', x)",
        "format('CREATE TABLE %I PARTITION OF %I DEFAULT', x, x)",
        "format('CREATE TABLE %I (b int DEFAULT ''%I'')', x, x)",
        "format('CREATE TABLE a (b text DEFAULT ''%L'')', x)",
        "format('CREATE TABLE a (b text DEFAULT $%s$,$%s$)', d, d)",
        "format('CREATE TABLE a (b int) -- %I', x)",
        "format('CREATE TABLE a (b int) /* %L */', x)",
        "format('CREATE TABLE %I (%I int)', x, x)",
        "format('CREATE TABLE %I (b int); CREATE INDEX ON %I (b)', x, x)",
        "format('CREATE TABLE a (b int DEFAULT 1 -%s)', d)",
        "format('CREATE TABLE a (b int DEFAULT 1%s)', d)",
        "'CREATE INDEX ON ' || quote_ident(x) || ' (b)'",
        "'CREATE INDEX ON a_' || d || ' (b)'",
        "format('ALTER TABLE a_%s ADD c int', d)",
        "format('DROP TABLE IF EXISTS %I', x)",
        "format('TRUNCATE %I', x)",
        "format('UPDATE %I SET b = 1', x)"
      })
  void whateverElseIsOpenIsNotRead(String text) {
    String body =
        "DO $$ DECLARE d int; x text; n int[]; BEGIN FOR z IN 1..2 LOOP NULL; END LOOP; EXECUTE ";
    assertThat(lines(body + text + "; END $$"))
        .containsExactly("1 ! EXECUTE: dynamic SQL is not read");
  }

  @Test
  void aNameThatIsDeclaredTwiceMayHoldAnything() {
    assertThat(
            lines(
                """
                DO $$ DECLARE d int; BEGIN
                  DECLARE d text; BEGIN EXECUTE 'CREATE TABLE a_' || d || ' (b int)'; END;
                END $$
                """))
        .containsExactly("2 ! EXECUTE: dynamic SQL is not read");
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

  static List<String> lines(String sql) {
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
