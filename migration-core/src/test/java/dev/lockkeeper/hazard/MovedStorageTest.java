package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes to a tablespace that no rehearsal's server has. */
class MovedStorageTest {

  private static final String RELEASED =
      """
      CREATE TABLE seats (id bigint PRIMARY KEY, hall text, sold boolean);
      CREATE INDEX seats_hall_idx ON seats (hall);
      CREATE MATERIALIZED VIEW halls AS SELECT hall, count(*) FROM seats GROUP BY hall;
      CREATE TABLE shows (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
      CREATE INDEX shows_at_idx ON shows (at);
      """;

  @Test
  void everybody_waits_for_an_index_that_is_copied() throws Exception {
    assertThat(found("ALTER INDEX seats_hall_idx SET TABLESPACE \"Fast\";"))
        .containsExactly(
            "reads and writes of seats wait while index seats_hall_idx is copied to \"Fast\"; from"
                + " PostgreSQL 14 on REINDEX (TABLESPACE \"Fast\") INDEX CONCURRENTLY"
                + " seats_hall_idx moves it while work goes on");
  }

  @Test
  void so_does_who_reads_a_materialized_view() throws Exception {
    assertThat(found("ALTER MATERIALIZED VIEW halls SET TABLESPACE fast;"))
        .containsExactly(
            "reads and writes of halls wait while every row is copied to fast (ACCESS EXCLUSIVE"
                + " lock)");
  }

  @Test
  void what_stays_where_it_is_copies_nothing() throws Exception {
    assertThat(found("ALTER INDEX seats_hall_idx SET TABLESPACE pg_default;")).isEmpty();
    assertThat(found("ALTER INDEX seats_hall_idx SET (fillfactor = 80);")).isEmpty();
  }

  @Test
  void a_partitioned_table_has_no_file_and_its_partitions_stay() throws Exception {
    assertThat(found("ALTER TABLE shows SET TABLESPACE fast;")).isEmpty();
    assertThat(found("ALTER INDEX shows_at_idx SET TABLESPACE fast;")).isEmpty();
  }

  private static List<String> found(String pending) throws Exception {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, RELEASED, pending)
        .stream()
        .filter(finding -> finding.hazard().equals("storage-change-rewrites-table"))
        .map(finding -> finding.message())
        .toList();
  }
}
