package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can run again does not keep a script from running again. */
class ScriptHalfAppliedTest {

  private static final String SEATS = "CREATE TABLE seats (id bigint PRIMARY KEY, hall int);";

  @Test
  void a_lock_is_taken_again() throws Exception {
    assertThat(
            found(
                "LOCK TABLES seats WRITE; UPDATE seats SET hall = 2 WHERE id = 1; UNLOCK TABLES;"))
        .contains("lock-table-blocks-traffic")
        .doesNotContain("script-half-applied");
  }

  @Test
  void a_column_is_not_added_again() throws Exception {
    assertThat(found("ALTER TABLE seats ADD COLUMN n int; UPDATE seats SET hall = 2 WHERE id = 1;"))
        .contains("script-half-applied");
  }

  private static List<String> found(String pending) throws CheckImpossibleException {
    return Judging.found(new MysqlKnowledge("8.0.31"), Dialect.MYSQL, SEATS, pending).stream()
        .map(Finding::hazard)
        .toList();
  }
}
