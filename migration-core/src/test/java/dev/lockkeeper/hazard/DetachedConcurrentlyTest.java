package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for everybody by its nature must have the time, and is told nothing else. */
class DetachedConcurrentlyTest {

  @ParameterizedTest
  @CsvSource({
    "SET lock_timeout = 0;, '', lock-timeout-disabled",
    "SET lock_timeout = 0;, CONCURRENTLY,",
    "SET lock_timeout = '1min';, '', lock-timeout-too-long",
    "SET lock_timeout = '1min';, CONCURRENTLY,",
    "'', '', lock-timeout-missing",
    "'', CONCURRENTLY,",
  })
  void may_wait(String set, String concurrently, String told) throws CheckImpossibleException {
    assertThat(
            Judging.found(
                new PostgresqlKnowledge(17),
                Dialect.POSTGRESQL,
                "CREATE TABLE a (id bigint, at date) PARTITION BY RANGE (at);"
                    + " CREATE TABLE b PARTITION OF a FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');",
                set + "ALTER TABLE a DETACH PARTITION b %s;".formatted(concurrently)))
        .extracting(Finding::hazard)
        .filteredOn(hazard -> hazard.startsWith("lock-timeout-"))
        .hasSize(told == null ? 0 : 1)
        .allMatch(hazard -> hazard.equals(told));
  }
}
