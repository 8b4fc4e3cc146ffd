package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IF EXISTS, of what no script has made. */
class NeverSeenTest {

  private static final String SEATS = "CREATE TABLE seats (id bigint PRIMARY KEY);";
  private static final String DROP =
      "DROP TABLE IF EXISTS imported; CREATE TABLE imported (i int);";

  @Test
  void a_table_of_no_script_is_nowhere_as_far_as_the_scripts_tell() throws Exception {
    assertThat(drops(SEATS, DROP)).containsExactly(Severity.INFO);
  }

  @Test
  void without_if_exists_it_has_to_be_there() throws Exception {
    assertThat(drops(SEATS, "DROP TABLE imported;")).containsExactly(Severity.ERROR);
  }

  @Test
  void it_may_be_there_as_another_is_that_no_script_has_made() throws Exception {
    assertThat(drops(SEATS + "ALTER TABLE halls ADD COLUMN floor integer;", DROP))
        .containsExactly(Severity.ERROR);
    assertThat(drops(SEATS + "SELECT 1 FRM nothing;", DROP)).containsExactly(Severity.ERROR);
    assertThat(drops(SEATS, "UPDATE halls SET floor = 1 WHERE id = 2;" + DROP))
        .containsExactly(Severity.ERROR);
  }

  @Test
  void nobody_knows_where_no_released_script_makes_a_table() throws Exception {
    assertThat(drops("", SEATS + DROP)).containsExactly(Severity.ERROR);
  }

  @Test
  void nobody_calls_a_function_of_no_script() throws Exception {
    assertThat(
            found(SEATS, "DROP FUNCTION IF EXISTS count_seats();", "function-drop-breaks-release"))
        .isEmpty();
    assertThat(found("", "DROP FUNCTION IF EXISTS count_seats();", "function-drop-breaks-release"))
        .containsExactly(Severity.WARNING);
  }

  private static List<Severity> drops(String released, String pending) throws Exception {
    return found(released, pending, "table-drop-loses-data");
  }

  private static List<Severity> found(String released, String pending, String hazard)
      throws Exception {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, released, pending)
        .stream()
        .filter(finding -> finding.hazard().equals(hazard))
        .map(finding -> finding.severity())
        .toList();
  }
}
