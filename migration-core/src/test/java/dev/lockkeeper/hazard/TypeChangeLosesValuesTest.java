package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another modifier is no loss by itself: some say what the server did anyway. */
class TypeChangeLosesValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timestamptz| timestamptz(6)| false
          timestamptz(6)| timestamptz| false
          timestamptz(6)| timestamptz(7)| false
          timestamptz| timestamptz(5)| true
          timestamp(3)| timestamp(6)| false
          timestamp| timestamp(6)| false
          timestamp| timestamp(0)| true
          timestamp(0)| date| true
          time| time(6)| false
          time| time(0)| true
          timetz| timetz(6)| false
          timetz(3)| timetz(2)| true
          interval| interval(6)| false
          interval(0)| interval| false
          interval| interval(0)| true
          interval| interval second(6)| false
          interval| interval day to second| false
          interval| interval day to minute| true
          interval day to hour| interval day to second(0)| false
          interval year| interval year to month| false
          interval year to month| interval year| true
          numeric(10)| numeric(10,0)| false
          numeric(10)| decimal(12)| false
          numeric(10,2)| numeric| false
          numeric(10,2)| numeric(8,2)| false
          numeric(10,2)| numeric(10,4)| false
          numeric(10,2)| numeric(10,1)| true
          numeric(10,-2)| numeric(10,0)| false
          numeric| numeric(10,2)| true
          numeric(10)| bigint| false
          numeric(10,-2)| bigint| false
          numeric(10,2)| bigint| true
          numeric| bigint| true
          numeric(10,2)| bigint USING (c * 100)::bigint| false
          numeric(10,2)| bigint USING round(c * 100)| false
          numeric(10,2)| bigint USING c * 1000| false
          numeric(10,2)| bigint USING c * 10| true
          numeric(10,2)| bigint USING trunc(c)| true
          numeric| bigint USING c * 100| true
          double precision| bigint| true
          double precision| real| true
          real| double precision| false
          varchar| varchar| false
          varchar(10)| varchar(5)| false
          varchar(10)| varchar(5) USING c::varchar(5)| true
          text| varchar(50) USING CAST(c AS character varying(50))| true
          varchar(10)| varchar(20) USING c::varchar(20)| false
          varchar(10)| text USING c::text| false
          integer| varchar(10) USING c::varchar(10)| false
          bit varying(8)| bit(4) USING c::bit(4)| true
          varchar(10)| varchar| false
          bit varying(8)| bit varying(16)| false
          bit varying(8)| bit varying| false
          """)
  void postgresql(String was, String to, boolean lost) throws CheckImpossibleException {
    assertThat(
            Judging.found(
                new PostgresqlKnowledge(17),
                Dialect.POSTGRESQL,
                "CREATE TABLE t (id bigint PRIMARY KEY, c %s);".formatted(was),
                "ALTER TABLE t ALTER c TYPE %s;".formatted(to)))
        .extracting(Finding::hazard)
        .filteredOn("type-change-loses-values"::equals)
        .hasSize(lost ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decimal(10)| decimal(10,0)| false
          decimal(10)| bigint| false
          decimal(10,2)| bigint| true
          double| bigint| true
          datetime(3)| datetime(6)| false
          datetime(3)| datetime| true
          """)
  void mysql(String was, String to, boolean lost) throws CheckImpossibleException {
    assertThat(
            Judging.found(
                new MysqlKnowledge("8.4"),
                Dialect.MYSQL,
                "CREATE TABLE t (id bigint PRIMARY KEY, c %s);".formatted(was),
                "ALTER TABLE t MODIFY c %s;".formatted(to)))
        .extracting(Finding::hazard)
        .filteredOn("type-change-loses-values"::equals)
        .hasSize(lost ? 1 : 0);
  }
}
