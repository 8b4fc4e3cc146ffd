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
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where production is known to have hardly any rows, what takes longer with each only informs. */
class SmallTableTest {

  private static final String RELEASED =
      """
      CREATE TABLE regions (id bigint PRIMARY KEY, name varchar(20));
      CREATE TABLE orders (id int PRIMARY KEY, region_id bigint, name varchar(20));
      """;

  private static final Map<Table, Long> SMALL = Map.of(Table.of("regions"), 1_000L);

  @ParameterizedTest
  @EnumSource
  void a_long_wait_informs(Dialect dialect) throws Exception {
    String sql =
        dialect == Dialect.MYSQL
            ? "ALTER TABLE regions MODIFY name varchar(70);"
            : "ALTER TABLE regions ALTER COLUMN id TYPE text;";

    assertThat(find("type-change-rewrites-table", dialect, sql, SMALL))
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message()).contains("production has 1 k rows");
            });
    assertThat(
            find("type-change-rewrites-table", dialect, sql, Map.of(Table.of("regions"), 1_001L))
                .severity())
        .isEqualTo(Severity.ERROR);
    assertThat(find("type-change-rewrites-table", dialect, sql, Map.of()).severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void a_rebuild_informs() throws Exception {
    Finding finding =
        find(
            "rebuild-delays-replicas",
            Dialect.MYSQL,
            "ALTER TABLE regions MODIFY name varchar(20) NOT NULL;",
            SMALL);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.message()).contains("(production has 1000 rows)");
  }

  /** Writers of the small one wait for as long as the large one is read. */
  @ParameterizedTest
  @EnumSource
  void what_waits_for_a_large_table_stands(Dialect dialect) throws Exception {
    String sql =
        "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (region_id) REFERENCES regions (id);";

    assertThat(find("foreign-key-scans-tables", dialect, sql, SMALL).severity())
        .isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE regions DROP COLUMN name;",
        "DROP TABLE regions;",
        "ALTER TABLE regions RENAME COLUMN name TO title;"
      })
  void what_is_lost_or_breaks_the_release_is_no_less_so(String sql) throws Exception {
    for (Dialect dialect : Dialect.values()) {
      assertThat(judge(dialect, sql, SMALL))
          .as(dialect.toString())
          .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }

  private static Finding find(String hazard, Dialect dialect, String sql, Map<Table, Long> rows)
      throws CheckImpossibleException {
    return judge(dialect, sql, rows).stream()
        .filter(finding -> finding.hazard().equals(hazard))
        .findFirst()
        .orElseThrow();
  }

  private static List<Finding> judge(Dialect dialect, String pending, Map<Table, Long> rows)
      throws CheckImpossibleException {
    Knowledge knowledge =
        dialect == Dialect.MYSQL ? new MysqlKnowledge("8.0.31") : new PostgresqlKnowledge(17);
    History history =
        new History(
            "default",
            List.of(script("1", RELEASED).in(dialect), script("2", pending).in(dialect)),
            Base.named("version:1"));
    return new Check(
            knowledge,
            new Setting(Budgets.DEFAULT, rows),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), Observations.NONE)
        .verdict()
        .findings();
  }

  private static Script script(String version, String text) {
    return new Script(
        "V" + version + "__x.sql", Version.parse(version), "x", ScriptKind.VERSIONED, 0, text);
  }
}
