package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL 18 has NOT NULL as a constraint, and columns that are computed when they are read. */
class RequiredByConstraintTest {

  private static final String RELEASED =
      """
      CREATE DOMAIN code AS char(3) CHECK (VALUE <> '');
      CREATE TABLE weather (at timestamptz NOT NULL, wind real, place code, note char(3));
      CREATE UNLOGGED TABLE imports (line text);
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD CONSTRAINT wind_known NOT NULL wind | set-not-null-scans-table",
        "ADD NOT NULL wind | set-not-null-scans-table",
        "ADD COLUMN gusts real GENERATED ALWAYS AS (wind * 2) NOT NULL |"
            + " added-column-checks-every-row"
      })
  void what_looks_at_every_row_is_named(String action, String hazard) throws Exception {
    assertThat(hazards("ALTER TABLE weather " + action + ";"))
        .contains(hazard)
        .doesNotContain("lock-held-over-budget");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weather ADD CONSTRAINT wind_known NOT NULL wind NOT VALID | set-not-null-scans-table",
        "weather ADD COLUMN gusts real GENERATED ALWAYS AS (wind * 2) |"
            + " added-column-checks-every-row",
        "weather ALTER COLUMN place TYPE char(3) | type-change-breaks-release",
        "weather ALTER COLUMN note TYPE code | type-change-breaks-release",
        "imports SET UNLOGGED | unlogged-table-loses-rows"
      })
  void what_nobody_notices_is_not_found(String action, String hazard) throws Exception {
    assertThat(hazards("ALTER TABLE " + action + ";")).doesNotContain(hazard);
  }

  @Test
  void a_required_column_has_its_cure() throws Exception {
    assertThat(found("ALTER TABLE weather ADD NOT NULL wind;"))
        .filteredOn(finding -> finding.hazard().equals("set-not-null-scans-table"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.cure().toString())
                    .contains(
                        "ALTER TABLE weather ADD CONSTRAINT weather_wind_not_null NOT NULL wind NOT"
                            + " VALID",
                        "ALTER TABLE weather VALIDATE CONSTRAINT weather_wind_not_null"));
  }

  private static List<String> hazards(String sql) throws CheckImpossibleException {
    return found(sql).stream().map(Finding::hazard).toList();
  }

  private static List<Finding> found(String sql) throws CheckImpossibleException {
    return Judging.found(
        new PostgresqlKnowledge(18), Dialect.POSTGRESQL, RELEASED, sql, Observations.NONE);
  }
}
