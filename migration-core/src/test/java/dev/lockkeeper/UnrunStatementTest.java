package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned or prepared is no danger to rows until it is run. */
final class UnrunStatementTest {

  private static final String MADE =
      "CREATE TABLE a (id int PRIMARY KEY, note text); CREATE TABLE b (a int REFERENCES a);";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM a",
        "UPDATE a SET note = 'x'",
        "INSERT INTO b SELECT id FROM a",
        "SELECT * FROM a FOR UPDATE",
        "SELECT * FROM a WHERE note = 'x' FOR UPDATE"
      })
  void whatIsPlannedOrPreparedDoesNothing(String statement) throws Exception {
    assertThat(found("EXPLAIN " + statement + ";")).isEmpty();
    assertThat(found("PREPARE q AS " + statement + ";")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM a", "UPDATE a SET note = 'x'"})
  void whatIsRunIsAsDangerousAsByItself(String statement) throws Exception {
    List<String> dangers = found(statement + ";");
    assertThat(dangers).isNotEmpty();
    assertThat(found("EXPLAIN ANALYZE " + statement + ";")).isEqualTo(dangers);
    assertThat(found("PREPARE q AS " + statement + "; EXECUTE q;")).isEqualTo(dangers);
  }

  private static List<String> found(String script) throws Exception {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, MADE, script).stream()
        .map(Finding::hazard)
        .toList();
  }
}
