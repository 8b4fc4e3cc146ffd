package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written anew is said: every row, or the indexes alone. */
class ResortedIndexTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          varchar(7) COLLATE "C"| reads and writes of a wait while a_c_idx is built anew for the new c
          varchar(5)| reads and writes of a wait while c becomes character varying(5) in every row
          """)
  void the_work_is_told_apart(String type, String message) throws CheckImpossibleException {
    assertThat(
            Judging.found(
                new PostgresqlKnowledge(17),
                Dialect.POSTGRESQL,
                "CREATE TABLE a (id bigint PRIMARY KEY, c varchar(7)); CREATE INDEX ON a (c);",
                "ALTER TABLE a ALTER c TYPE %s;".formatted(type)))
        .filteredOn(finding -> finding.hazard().equals("type-change-rewrites-table"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith(message);
  }
}
