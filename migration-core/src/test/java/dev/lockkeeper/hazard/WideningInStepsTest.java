package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a second column cannot take over what rests on the first, nobody is told to try. */
class WideningInStepsTest {

  private static final String BIGINT = "ALTER TABLE t ALTER c TYPE bigint;";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c int PRIMARY KEY| CREATE TABLE u (t_c int REFERENCES t) PARTITION BY HASH (t_c)| a foreign key of u, which is partitioned
          c int UNIQUE NULLS NOT DISTINCT| | the constraint t_c_key names it
          c int, d int, UNIQUE (d) INCLUDE (c)| | the constraint t_d_c_key names it
          c int, CHECK (c > 0) NOT ENFORCED| | the constraint t_c_check names it
          c int, d int, EXCLUDE (c WITH =)| | the constraint t_c_excl names it
          c int PRIMARY KEY REFERENCES t (c)| | the constraint t_c_fkey names it
          c int, d int, FOREIGN KEY (c, d) REFERENCES v2 ON DELETE SET NULL (c)| | the constraint t_c_d_fkey names it
          c int, d int GENERATED ALWAYS AS (c + 1) STORED| | the generated column d is made of it
          c int GENERATED ALWAYS AS (d0 + 1) STORED| | it is generated
          c int| CREATE UNIQUE INDEX i ON t (d0) WHERE c > 0| the index i names it
          c int| CREATE UNIQUE INDEX i ON t (coalesce(c, 0))| the index i names it
          c int| CREATE UNIQUE INDEX i ON t (c) NULLS NOT DISTINCT| the index i names it
          c int| CREATE INDEX i ON t (c); CREATE INDEX i_swap ON t (d0)| the names for the second one are taken
          c int CHECK (c > 0), CONSTRAINT t_c_check_swap CHECK (d0 > 0)| | the names for the second one are taken
          c int NOT NULL| ALTER TABLE t ALTER c ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s)| its sequence is not known
          c int| CREATE VIEW w AS SELECT c FROM t| the view w may show it
          c int| CREATE TABLE u () INHERITS (t)| it is shared with other tables
          c int, c_swap int| | the names for the second one are taken
          c int| CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()| triggers
          c int| CREATE PUBLICATION p FOR TABLE t| triggers
          c int| ALTER TABLE t ALTER c SET STATISTICS 500| options
          c int| ALTER TABLE t REPLICA IDENTITY FULL| options
          """)
  void what_rests_on_the_column_is_said(String columns, String more, String why)
      throws CheckImpossibleException {
    assertThat(found(columns, more == null ? "" : more, BIGINT))
        .satisfies(finding -> assertThat(finding.message()).contains(why))
        .satisfies(finding -> assertThat(finding.cure().steps()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE t ALTER c TYPE bigint, ALTER c SET DEFAULT 1| the statement does more
          ALTER TABLE t ALTER c TYPE bigint USING c * 100| USING makes other values of it
          """)
  void what_else_the_statement_asks_is_said(String sql, String why)
      throws CheckImpossibleException {
    assertThat(found("c int", "", sql))
        .satisfies(finding -> assertThat(finding.message()).contains(why))
        .satisfies(finding -> assertThat(finding.cure().steps()).isEmpty());
  }

  /** What keeps fewer values, or others, has another danger that no second column takes away. */
  @ParameterizedTest
  @ValueSource(strings = {"smallint", "numeric", "text", "bigint[] USING ARRAY[c]"})
  void only_a_wider_number_of_its_kind_is_spoken_of(String type) throws CheckImpossibleException {
    assertThat(found("c int", "", "ALTER TABLE t ALTER c TYPE " + type))
        .satisfies(finding -> assertThat(finding.message()).doesNotContain("second column"))
        .satisfies(finding -> assertThat(finding.cure().steps()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c int| | ALTER TABLE t ALTER c TYPE bigint USING c::bigint
          c int| CREATE INDEX i ON t (d0)| ALTER TABLE t ALTER c TYPE int8
          c int| CREATE VIEW w AS SELECT d0 FROM t| ALTER TABLE t ALTER COLUMN c TYPE bigint
          c serial PRIMARY KEY| | ALTER TABLE t ALTER COLUMN c SET DATA TYPE bigint
          c int GENERATED ALWAYS AS IDENTITY| | ALTER TABLE t ALTER COLUMN c TYPE bigint
          c int PRIMARY KEY| CREATE TABLE u (t_c int REFERENCES t)| ALTER TABLE t ALTER c TYPE int8
          c real| | ALTER TABLE t ALTER c TYPE double precision USING c::float8
          c int CHECK (d0 > 0)| | ALTER TABLE t ALTER c TYPE int8
          c int| CREATE INDEX i ON t (c) WITH (fillfactor = 70)| ALTER TABLE t ALTER c TYPE int8
          """)
  void what_rests_on_other_columns_is_in_nobodys_way(String columns, String more, String sql)
      throws CheckImpossibleException {
    assertThat(found(columns, more == null ? "" : more, sql).cure().steps()).isNotEmpty();
  }

  private static Finding found(String columns, String more, String pending)
      throws CheckImpossibleException {
    return Judging.found(
            new PostgresqlKnowledge(18), Dialect.POSTGRESQL, released(columns, more), pending)
        .stream()
        .filter(finding -> finding.hazard().equals("type-change-rewrites-table"))
        .findFirst()
        .orElseThrow();
  }

  private static String released(String columns, String more) {
    return "CREATE TABLE v2 (a int, b int, PRIMARY KEY (a, b)); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql"
        + " AS $$ BEGIN RETURN NEW; END $$; CREATE TABLE t (d0 int, %s); %s;"
            .formatted(columns, more);
  }
}
