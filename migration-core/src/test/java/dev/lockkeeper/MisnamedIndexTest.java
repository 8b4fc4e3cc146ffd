package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ALTER INDEX renames whatever has the name, an index or not. */
final class MisnamedIndexTest {

  private static final String MADE =
      "CREATE TABLE a (id serial PRIMARY KEY, note text); CREATE INDEX a_note ON a (note);"
          + " CREATE VIEW v AS SELECT id FROM a; CREATE MATERIALIZED VIEW m AS SELECT id FROM a;"
          + " CREATE SEQUENCE s;";

  @ParameterizedTest
  @ValueSource(strings = {"a", "v", "m", "s"})
  void whatTheReleaseNamesIsMissed(String name) throws Exception {
    assertThat(found("ALTER INDEX " + name + " RENAME TO other;"))
        .contains("rename-breaks-release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALTER INDEX a_note", "ALTER TABLE a_note", "ALTER INDEX IF EXISTS x"})
  void nobodyNamesAnIndex(String alter) throws Exception {
    assertThat(found(alter + " RENAME TO other;")).isEmpty();
  }

  @Test
  void whatIsBornHereMayBeRenamed() throws Exception {
    assertThat(found("CREATE TABLE n (id int); ALTER INDEX n RENAME TO k; DROP TABLE k;"))
        .isEmpty();
  }

  @Test
  void underItsNewNameTheTableIsTheSame() throws Exception {
    assertThat(found("ALTER INDEX a RENAME TO b; ALTER TABLE b ALTER id TYPE bigint;"))
        .contains("type-change-rewrites-table");
  }

  private static List<String> found(String script) throws Exception {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, MADE, script).stream()
        .map(Finding::hazard)
        .toList();
  }
}
