package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MERGE writes as many rows as its condition joins, and calls what its values call. */
class MergedRowsTest {

  private static final String TABLES =
      """
      CREATE TABLE seats (id bigint PRIMARY KEY, hall integer NOT NULL, price integer);
      CREATE TABLE prices (hall integer PRIMARY KEY, price integer NOT NULL);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MERGE INTO seats s USING prices p ON p.hall = s.hall"
            + " WHEN MATCHED THEN UPDATE SET price = p.price",
        "MERGE INTO seats USING prices AS p ON p.hall = seats.hall WHEN MATCHED THEN DELETE",
        "MERGE INTO seats s USING prices p ON p.hall = s.hall"
            + " WHEN MATCHED AND s.price <> p.price THEN UPDATE SET price = p.price",
        "MERGE INTO seats s USING prices p ON p.hall = s.hall"
            + " WHEN NOT MATCHED BY SOURCE THEN DELETE"
      })
  void as_many_as_another_table_has(String merge) throws Exception {
    assertThat(hazards(merge)).contains("open-ended-write");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MERGE INTO seats s USING prices p ON p.hall = s.hall AND s.id BETWEEN 1 AND 5000"
            + " WHEN MATCHED THEN UPDATE SET price = p.price",
        "MERGE INTO seats s USING (VALUES (1, 5)) AS p (hall, price) ON p.hall = s.hall"
            + " WHEN MATCHED THEN UPDATE SET price = p.price",
        "MERGE INTO seats s USING prices p ON p.hall = s.hall"
            + " WHEN NOT MATCHED THEN INSERT VALUES (p.hall, p.hall, p.price)"
      })
  void few_or_none(String merge) throws Exception {
    assertThat(hazards(merge)).doesNotContain("open-ended-write");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE seats SET price = price_of(hall) WHERE id = 1",
        "UPDATE seats SET price = 1 WHERE id = price_of(1)",
        "INSERT INTO seats VALUES (1, price_of(1), 1) ON CONFLICT DO NOTHING",
        "DELETE FROM seats WHERE id = price_of(1)",
        "MERGE INTO seats s USING prices p ON p.hall = s.hall AND s.id = 1"
            + " WHEN MATCHED THEN UPDATE SET price = price_of(1)"
      })
  void what_a_function_does_that_nobody_has_seen_is_not_known(String statement) throws Exception {
    assertThat(hazards(statement)).contains("statement-not-understood");
  }

  private static List<String> hazards(String sql) throws CheckImpossibleException {
    List<Script> scripts = List.of(script(1, TABLES), script(2, sql));
    return Judging.check(new PostgresqlKnowledge(17))
        .judge(
            Reading.of(new History("default", scripts, Base.named("version:1"))), Observations.NONE)
        .verdict()
        .findings()
        .stream()
        .map(Finding::hazard)
        .toList();
  }

  private static Script script(int number, String sql) {
    return new Script(
        "V%d__x.sql".formatted(number),
        Version.parse(Integer.toString(number)),
        "x",
        ScriptKind.VERSIONED,
        0,
        sql);
  }
}
