package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From PostgreSQL 18 on NOT NULL is a constraint that can be added, and validated later. */
class NamedNotNullTest {

  @ParameterizedTest
  @CsvSource({"'', true", "NOT VALID, false"})
  void is_looked_for_in_every_row_unless_that_is_left_for_later(String validity, boolean scans)
      throws Exception {
    String added = "ALTER TABLE seats ADD CONSTRAINT seats_hall NOT NULL hall %s;";
    assertThat(
            Judging.found(
                new PostgresqlKnowledge(18),
                Dialect.POSTGRESQL,
                "CREATE TABLE seats (id bigint PRIMARY KEY, hall integer);",
                "SET LOCAL lock_timeout = '2s';" + added.formatted(validity)))
        .extracting(Finding::hazard)
        .filteredOn("set-not-null-scans-table"::equals)
        .hasSize(scans ? 1 : 0);
  }
}
