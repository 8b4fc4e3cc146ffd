package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names without a schema belong to the schema that the runner makes the default one. */
class DefaultSchemaTest {

  private static final String ORDERS =
      "CREATE SCHEMA IF NOT EXISTS app; CREATE TABLE orders (id bigint PRIMARY KEY);";

  @ParameterizedTest
  @CsvSource({
    "app, REINDEX SCHEMA app, reindex-blocks-table",
    "app, REINDEX SCHEMA public, ''",
    "public, REINDEX SCHEMA public, reindex-blocks-table",
    "public, REINDEX SCHEMA app, ''",
    "app, ALTER SCHEMA app RENAME TO shop, rename-breaks-release",
    "app, ALTER TABLE app.orders SET SCHEMA public, removal-breaks-release",
    "app, ALTER TABLE orders SET SCHEMA app, ''",
    "app, CREATE TABLE public.orders (id bigint), ''",
  })
  void a_name_means_what_the_runner_makes_of_it(String schema, String sql, String hazard)
      throws CheckImpossibleException {
    assertThat(found(schema, ORDERS, sql))
        .containsExactlyElementsOf(hazard.isEmpty() ? List.of() : List.of(hazard));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET LOCAL search_path = app; CREATE INDEX i ON orders (id) | index-build-blocks-writes",
        "CREATE TABLE orders (id bigint); CREATE INDEX i ON orders (id) | ''",
        "CREATE TABLE orders (id bigint); SET search_path = app; CREATE INDEX i ON orders (id) |"
            + " index-build-blocks-writes",
        "SELECT set_config('search_path', current_user, false) | statement-not-understood",
      })
  void a_name_is_looked_for_where_the_script_says(String sql, String hazard)
      throws CheckImpossibleException {
    assertThat(found("public", "CREATE TABLE app.orders (id bigint PRIMARY KEY);", sql))
        .containsExactlyElementsOf(hazard.isEmpty() ? List.of() : List.of(hazard));
  }

  private static List<String> found(String schema, String released, String sql)
      throws CheckImpossibleException {
    History history =
        new History(
            "default", List.of(script(1, released), script(2, sql + ";")), Base.named("version:1"));
    List<Finding> findings =
        new Check(
                new PostgresqlKnowledge(17),
                new Setting(Budgets.DEFAULT, Map.of()),
                new Policy(List.of(), FailOn.ERROR),
                LocalDate.of(2026, 11, 22))
            .judge(Reading.of(history, new Runner(schema, false, false)), Observations.NONE)
            .verdict()
            .findings();

    return findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(Finding::hazard)
        .toList();
  }

  private static Script script(int version, String sql) {
    return new Script(
        "V%d__.sql".formatted(version),
        Version.parse(Integer.toString(version)),
        "",
        ScriptKind.VERSIONED,
        0,
        sql);
  }
}
