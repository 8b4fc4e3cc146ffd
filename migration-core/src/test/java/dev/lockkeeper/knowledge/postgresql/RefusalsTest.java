package dev.lockkeeper.knowledge.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on the version, or on where the statement stands; the rest is asked of servers. */
class RefusalsTest {

  private static final String TABLES =
      """
      CREATE TABLE kinds (id bigint PRIMARY KEY);
      CREATE TABLE visits (kind bigint, at date) PARTITION BY RANGE (at);
      CREATE VIEW shown AS SELECT id FROM kinds;
      """;

  /**
   * Release 18: "Allow foreign key constraints on partitioned tables to be specified as NOT VALID".
   */
  @ParameterizedTest
  @CsvSource({"13, 1", "17, 1", "18, 0"})
  void a_divided_table_takes_foreign_keys_that_are_not_valid_from_18_on(int major, int refused)
      throws Exception {
    String key = "ALTER TABLE visits ADD FOREIGN KEY (kind) REFERENCES kinds NOT VALID;";
    assertThat(Judging.found(new PostgresqlKnowledge(major), Dialect.POSTGRESQL, TABLES, key))
        .extracting(Finding::hazard)
        .filteredOn(hazard -> hazard.equals("statement-fails"))
        .hasSize(refused);
  }

  @Test
  void a_block_may_pass_by_what_it_holds() throws Exception {
    String change = "ALTER TABLE kinds ALTER COLUMN id TYPE integer;";
    assertThat(found(change)).contains("statement-fails");
    assertThat(found("DO $$ BEGIN IF false THEN " + change + " END IF; END $$;"))
        .doesNotContain("statement-fails");
    assertThat(found("DROP VIEW shown;" + change)).doesNotContain("statement-fails");
  }

  private static List<String> found(String pending) throws Exception {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, TABLES, pending).stream()
        .map(Finding::hazard)
        .toList();
  }
}
