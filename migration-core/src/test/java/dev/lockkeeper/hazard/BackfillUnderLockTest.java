package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under a lock that makes everybody wait, a key is no excuse for many rows. */
class BackfillUnderLockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE a SET n = 1 WHERE id BETWEEN 1 AND 20000",
        "UPDATE a SET n = 1 WHERE a.id BETWEEN 5000 AND 10000 AND n IS NULL",
        "UPDATE a SET n = 1 WHERE id <= 20000",
        "UPDATE a SET n = 1 WHERE id >= 1 AND id < 5001",
        "UPDATE a SET n = 1 WHERE id < (SELECT max(id) FROM b)",
        "UPDATE a SET n = 1 WHERE id IN (SELECT a_id FROM b)",
        "UPDATE a SET n = 1 WHERE id IN (SELECT id FROM a WHERE n IS NULL LIMIT 5000)",
        "UPDATE a SET n = 1 WHERE id = 1 OR n IS NULL",
        "DELETE FROM a WHERE id BETWEEN 1 AND 20000",
        "INSERT INTO b SELECT id, id FROM a",
      })
  void many_rows_are_found(String sql) throws CheckImpossibleException {
    assertThat(found("ALTER TABLE a ADD n int; " + sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE a SET n = 1 WHERE id = 42",
        "UPDATE a SET n = 1 WHERE code = 'x' AND n IS NULL",
        "UPDATE a SET n = 1 WHERE id IN (1, 2, 3)",
        "UPDATE a SET n = 1 WHERE (id = 1) OR (code = 'x')",
        "UPDATE a SET n = 1 WHERE id = (SELECT max(a_id) FROM b)",
        "UPDATE a SET n = 1 WHERE id BETWEEN 1 AND 500",
        "UPDATE a SET n = 1 WHERE n IS NULL AND (id BETWEEN 20001 AND 21000)",
        "UPDATE a SET n = 1 WHERE id >= 4000 AND id < 5000",
        "UPDATE a SET n = 1 WHERE id < 100",
        "UPDATE a SET n = 1 WHERE ctid = ANY (ARRAY(SELECT ctid FROM a WHERE n IS NULL LIMIT 500))",
        "INSERT INTO a (id, n) VALUES (1, 1), (2, 2)",
      })
  void few_rows_are_not(String sql) throws CheckImpossibleException {
    assertThat(found("ALTER TABLE a ADD n int; " + sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE a SET code = '' WHERE id BETWEEN 1 AND 20000",
        "CREATE TABLE c (id int PRIMARY KEY); ALTER TABLE c ADD n int; UPDATE c SET n = 1 WHERE id < 20000",
        "ALTER TABLE a ADD n int; COMMIT; UPDATE a SET n = 1 WHERE id BETWEEN 1 AND 20000",
      })
  void without_a_lock_nobody_waits(String sql) throws CheckImpossibleException {
    assertThat(found(sql)).isEmpty();
  }

  private static List<Finding> found(String sql) throws CheckImpossibleException {
    return Judging.found(
            new PostgresqlKnowledge(17),
            Dialect.POSTGRESQL,
            "CREATE TABLE a (id bigint PRIMARY KEY, code text UNIQUE);"
                + " CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint);",
            sql + ";")
        .stream()
        .filter(finding -> finding.hazard().equals("backfill-under-lock"))
        .toList();
  }
}
