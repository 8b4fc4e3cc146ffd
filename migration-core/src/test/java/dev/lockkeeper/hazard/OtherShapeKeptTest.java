package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What IF NOT EXISTS finds is told from what it would have made, as far as it is known. */
class OtherShapeKeptTest {

  private static final String RELEASED =
      "CREATE TYPE mood AS ENUM ('well'); CREATE TABLE a (id serial PRIMARY KEY, n numeric(10), m mood,"
          + " at timestamptz);";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE IF NOT EXISTS a (id int, x text, y text)| a is there already, and stays without x, y
          CREATE TABLE IF NOT EXISTS a (id bigint)| a is there already, and stays with id as integer and not bigint
          CREATE TABLE IF NOT EXISTS public.a (id bigint, x text)| a is there already, and stays without x, with id as integer and not bigint
          CREATE TABLE IF NOT EXISTS a (m mood[])| a is there already, and stays with m as mood and not mood[]
          CREATE TABLE b (id int); CREATE TABLE IF NOT EXISTS b (x int)| b is there already, and stays without x
          ALTER TABLE a ADD COLUMN IF NOT EXISTS n text| a is there already, and stays with n as numeric(10,0) and not text
          DO $$ BEGIN CREATE TABLE IF NOT EXISTS a (x int); END $$| a is there already, and stays without x
          """)
  void another_shape_is_found(String sql, String message) throws CheckImpossibleException {
    assertThat(found(sql)).extracting(Finding::message).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE IF NOT EXISTS a (id int, n decimal(10,0), m public.mood, at timestamp with time zone)
          CREATE TABLE IF NOT EXISTS a (id serial, n numeric(10))
          CREATE TABLE IF NOT EXISTS b (id int, x text)
          CREATE TEMP TABLE IF NOT EXISTS a (x text)
          CREATE TABLE IF NOT EXISTS a (x text); ALTER TABLE a ADD x text
          CREATE TABLE IF NOT EXISTS a (x text); ALTER TABLE a RENAME at TO x
          CREATE TABLE IF NOT EXISTS a (n text); ALTER TABLE a ALTER n TYPE text
          DO $$ BEGIN CREATE TABLE IF NOT EXISTS a (x int); ALTER TABLE a ADD COLUMN IF NOT EXISTS x int; END $$
          DROP TABLE a; CREATE TABLE IF NOT EXISTS a (x int)
          DO $$ BEGIN IF to_regclass('a') IS NULL THEN CREATE TABLE a (x int); END IF; END $$
          ALTER TABLE a ADD COLUMN IF NOT EXISTS n numeric(10)
          ALTER TABLE a ADD COLUMN IF NOT EXISTS x text
          CREATE TABLE b AS SELECT id, n, id AS x FROM a; CREATE TABLE IF NOT EXISTS b (x int)
          DO $$ BEGIN EXECUTE (SELECT script FROM scripts); END $$; CREATE TABLE IF NOT EXISTS a (x int)
          """)
  void the_same_shape_and_what_nobody_knows_is_not(String sql) throws CheckImpossibleException {
    assertThat(found(sql)).isEmpty();
  }

  private static List<Finding> found(String sql) throws CheckImpossibleException {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, RELEASED, sql + ";")
        .stream()
        .filter(finding -> finding.hazard().equals("other-shape-kept"))
        .toList();
  }
}
