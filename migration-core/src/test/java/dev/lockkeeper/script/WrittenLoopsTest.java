package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenLoopsTest {

  @Test
  void everyRoundOfALoopOverAWrittenArrayIsRead() {
    assertThat(
            BodiesTest.lines(
                """
                DO $$ DECLARE t text; BEGIN
                  FOREACH t IN ARRAY ARRAY['sites', 'Odd ones', 'user'] LOOP
                    EXECUTE 'ANALYZE ' || quote_ident(t);
                    EXECUTE format('GRANT SELECT ON %I TO r; COMMENT ON TABLE %1$I IS %1$L', t);
                  END LOOP;
                  EXECUTE 'ANALYZE last';
                END $$
                """))
        .filteredOn(line -> !line.contains("quote_ident") && !line.contains("format"))
        .containsExactly(
            "3 ANALYZE sites",
            "4 GRANT SELECT ON sites TO r",
            "4 COMMENT ON TABLE sites IS 'sites'",
            "3 ANALYZE \"Odd ones\"",
            "4 GRANT SELECT ON \"Odd ones\" TO r",
            "4 COMMENT ON TABLE \"Odd ones\" IS 'Odd ones'",
            "3 ANALYZE \"user\"",
            "4 GRANT SELECT ON \"user\" TO r",
            "4 COMMENT ON TABLE \"user\" IS 'user'",
            "6 ANALYZE last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FOREACH t IN ARRAY ARRAY['a', 'b.c']::text[]",
        "FOREACH t IN ARRAY known",
        "FOREACH t IN ARRAY brief",
        "FOREACH t IN ARRAY string_to_array('a,b.c', ',')",
        "FOREACH t IN ARRAY '{a,b.c}'::varchar[]",
        "FOR t IN SELECT unnest(ARRAY['a', 'b.c'])",
        "FOR t IN SELECT unnest(known) AS x",
        "FOR t IN SELECT * FROM unnest(known) x",
        "FOR t IN SELECT x FROM unnest(ARRAY['a'::text, 'b' || '.' || 'c']) AS x",
        "FOR t IN VALUES ('a'), ('b.c')",
        "FOR t IN SELECT * FROM (VALUES ('a'), ('b.c')) AS v",
        "FOR t IN SELECT v.b FROM (VALUES (1, 'a'), (2, 'b.c')) v(a, b)",
        "FOR n, t IN SELECT * FROM (VALUES ('x', 'a'), (NULL, 'b.c')) v(a, b)"
      })
  void theRowsMayBeWrittenInManyWays(String loop) {
    assertThat(
            BodiesTest.lines(
                "DO $$ DECLARE t text; n text; brief varchar(9)[] := '{a,b.c}';"
                    + " known CONSTANT text[] NOT NULL := ARRAY['a', 'b.c']; BEGIN "
                    + loop
                    + " LOOP EXECUTE 'DROP TABLE ' || t; END LOOP; END $$"))
        .filteredOn(line -> line.contains("DROP") || line.contains("!"))
        .containsExactly("1 DROP TABLE a", "1 DROP TABLE b . c");
  }

  @Test
  void fieldsOfRowsAreReadByTheirColumns() {
    assertThat(
            BodiesTest.lines(
                """
                DO $$ DECLARE r record; keep text := 'kept_' || 'by'; BEGIN
                  FOR r IN SELECT * FROM (VALUES ('a', 'x', 5), ('b', 'y', 60)) AS v(tab, col, n) LOOP
                    EXECUTE format('ALTER TABLE %I ADD COLUMN %I varchar(%s)', r.tab, replace(r.col, 'y', 'z'), r.n);
                    EXECUTE 'CREATE INDEX ' || quote_ident(r.tab || '_' || keep) || ' ON ' || r.tab || '(' || r.col || ')';
                  END LOOP;
                  FOR r IN VALUES ('c', now()) LOOP EXECUTE 'DROP TABLE ' || r.column1; END LOOP;
                  FOR r IN SELECT unnest(ARRAY['d']) LOOP EXECUTE 'DROP TABLE ' || r.unnest; END LOOP;
                END $$
                """))
        .filteredOn(line -> !line.contains(" SELECT ") && !line.contains(" VALUES "))
        .containsExactly(
            "3 ALTER TABLE a ADD COLUMN x varchar ( 5 )",
            "4 CREATE INDEX a_kept_by ON a ( x )",
            "3 ALTER TABLE b ADD COLUMN z varchar ( 60 )",
            "4 CREATE INDEX b_kept_by ON b ( y )",
            "6 DROP TABLE c",
            "7 DROP TABLE d");
  }

  @Test
  void loopsInLoopsGoTheirRoundsEveryTime() {
    assertThat(
            BodiesTest.lines(
                """
                DO $$ DECLARE s text; t text; BEGIN
                  FOREACH s IN ARRAY ARRAY['a', 'b'] LOOP
                    FOREACH t IN ARRAY ARRAY['c', 'd'] LOOP
                      EXECUTE format('DROP TABLE %I.%I', s, t);
                    END LOOP;
                    FOR i IN 1..2 LOOP EXECUTE format('DROP VIEW %I', s); END LOOP;
                  END LOOP;
                END $$
                """))
        .filteredOn(line -> !line.contains("format"))
        .containsExactly(
            "4 DROP TABLE a . c",
            "4 DROP TABLE a . d",
            "6 DROP VIEW a",
            "4 DROP TABLE b . c",
            "4 DROP TABLE b . d",
            "6 DROP VIEW b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FOREACH t IN ARRAY ARRAY['a', f()]",
        "FOREACH t IN ARRAY ARRAY['a', NULL]",
        "FOREACH t IN ARRAY ARRAY['a', 5]",
        "FOREACH t IN ARRAY f()",
        "FOREACH t IN ARRAY changed",
        "FOREACH t SLICE 1 IN ARRAY known",
        "FOREACH d IN ARRAY known",
        "FOREACH t IN ARRAY string_to_array('a,b', ',', 'b')",
        "FOREACH t IN ARRAY '{a,NULL}'::text[]",
        "FOREACH t IN ARRAY ARRAY['2020-1-1']::date[]",
        "FOR t IN SELECT unnest(known) ORDER BY 1",
        "FOR t IN SELECT unnest(known) WHERE f()",
        "FOR t IN SELECT x || y FROM unnest(known) x",
        "FOR t IN SELECT y FROM unnest(known) x",
        "FOR t IN SELECT * FROM unnest(known) WITH ORDINALITY",
        "FOR t IN VALUES ('a', 'b')",
        "FOR t IN VALUES ('a') UNION SELECT f()",
        "FOR t IN SELECT relname FROM pg_class"
      })
  void rowsThatAreNotAllWrittenAreNotRead(String loop) {
    assertThat(
            BodiesTest.lines(
                "DO $$ DECLARE t text; d date; changed text[] := ARRAY['a'];"
                    + " known text[] := ARRAY['a', 'b']; BEGIN changed := f(); "
                    + loop
                    + " LOOP EXECUTE 'DROP TABLE ' || t; END LOOP; END $$"))
        .contains("1 ! EXECUTE: dynamic SQL is not read")
        .noneMatch(line -> line.contains("1 DROP"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t := f();",
        "IF f() THEN t = 'x'; END IF;",
        "SELECT f() INTO t;",
        "SELECT 1, f() INTO n, t;",
        "INSERT INTO x VALUES (1) RETURNING a INTO STRICT t;",
        "CALL p(1, t);",
        "GET DIAGNOSTICS t = PG_CONTEXT;",
        "FOR t IN SELECT a FROM b LOOP NULL; END LOOP;",
        "DECLARE t text; BEGIN NULL; END;"
      })
  void aVariableThatIsGivenAnotherValueInTheLoopIsNotRead(String change) {
    String body = "DO $$ DECLARE t text; n int; BEGIN FOREACH t IN ARRAY ARRAY['a'] LOOP %s END $$";
    String executed = "EXECUTE 'DROP TABLE ' || t; END LOOP;";
    assertThat(BodiesTest.lines(body.formatted(change + executed)))
        .contains("1 ! EXECUTE: dynamic SQL is not read");
    assertThat(
            BodiesTest.lines(
                body.formatted("PERFORM f(1, t); IF t = 'a' THEN NULL; END IF;" + executed)))
        .contains("1 DROP TABLE a");
  }

  @Test
  void behindItsLoopAVariableIsNotRead() {
    assertThat(
            BodiesTest.lines(
                "DO $$ DECLARE t text := 'x'; BEGIN FOREACH t IN ARRAY ARRAY['a'] LOOP NULL;"
                    + " END LOOP; EXECUTE 'DROP TABLE ' || t; END $$"))
        .containsExactly("1 ! EXECUTE: dynamic SQL is not read");
  }

  @Test
  void moreRowsThanAnybodyReadsAreNotRead() {
    String round = "EXECUTE 'DROP TABLE ' || t;";
    assertThat(BodiesTest.lines(body(loop("t", 200, round)))).hasSize(200);
    assertThat(BodiesTest.lines(body(loop("t", 201, round))))
        .containsExactly("1 ! EXECUTE: dynamic SQL is not read");
    assertThat(BodiesTest.lines(body(loop("u", 200, loop("t", 200, round)))))
        .contains("1 ! EXECUTE: dynamic SQL is not read")
        .hasSizeLessThan(10_000);
  }

  private static String loop(String variable, int rounds, String body) {
    return "FOREACH %s IN ARRAY ARRAY['a'%s] LOOP %s END LOOP;"
        .formatted(variable, ", 'a'".repeat(rounds - 1), body);
  }

  private static String body(String loop) {
    return "DO $$ DECLARE t text; u text; BEGIN " + loop + " END $$";
  }
}
