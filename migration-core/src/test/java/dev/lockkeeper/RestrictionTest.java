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
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which form a new restriction has to have so that it does not refuse. */
class RestrictionTest {

  private static final Table ORDERS = Table.of("orders");

  private static final Difference POSITIVE =
      new Difference.ConstraintAdded(
          ORDERS,
          new Constraint(
              Kind.CHECK,
              Optional.of("positive"),
              List.of("c"),
              Optional.of(Expression.constant("(c > 0)")),
              Optional.empty(),
              false,
              Optional.empty()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (c > 0) NOT VALID",
        "ALTER TABLE ONLY orders ADD CONSTRAINT positive CHECK (c > 0) NOT VALID",
        "ALTER TABLE orders ADD note text, ADD CONSTRAINT positive CHECK (c > 0) NOT VALID",
        "ALTER TABLE orders VALIDATE CONSTRAINT positive",
        "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID",
        "ALTER DOMAIN amount VALIDATE CONSTRAINT positive",
        "CREATE UNIQUE INDEX CONCURRENTLY positive ON orders (c)",
        "ALTER TABLE orders ADD CONSTRAINT positive UNIQUE USING INDEX orders_c"
      })
  void a_step_of_its_own_warns(String sql) throws Exception {
    assertThat(severity(sql, POSITIVE)).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (c > 0)",
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (c > 0) NOT VALID, ADD UNIQUE (c)",
        "ALTER TABLE orders ADD CHECK (c > 0) NOT VALID, ALTER c SET NOT NULL",
        "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0)",
        "CREATE UNIQUE INDEX positive ON orders (c)",
        "ALTER TABLE orders ALTER c TYPE positive",
        "DO $$ BEGIN EXECUTE x; END $$"
      })
  void what_binds_at_once_refuses(String sql) throws Exception {
    assertThat(severity(sql, POSITIVE)).isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE orders ALTER c SET NOT NULL | new-required-column-breaks-writers",
        "ALTER TABLE orders ADD PRIMARY KEY (c) | new-required-column-breaks-writers",
        "ALTER TABLE orders ALTER d SET NOT NULL | new-restriction-breaks-writers",
        "ALTER TABLE orders ADD CHECK (c IS NOT NULL) | new-restriction-breaks-writers"
      })
  void a_column_that_is_required_at_once_refuses(String sql, String hazard) throws Exception {
    String column = sql.contains(" d ") ? "d" : "c";
    assertThat(findings(sql, new Difference.ColumnRequired(ORDERS, column)))
        .filteredOn(finding -> finding.hazard().equals(hazard))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  private static Severity severity(String sql, Difference difference)
      throws CheckImpossibleException {
    return findings(sql, difference).stream()
        .filter(finding -> finding.hazard().equals("new-restriction-breaks-writers"))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  private static List<Finding> findings(String sql, Difference difference)
      throws CheckImpossibleException {
    List<Script> scripts =
        List.of(
            script("1", "CREATE TABLE orders (id bigint, c integer, d integer DEFAULT 0);"),
            script("2", sql + ";"));
    return new Check(
            new PostgresqlKnowledge(18),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(
            Reading.of(new History("default", scripts, Base.named("version:1"))),
            new Observations(
                Observations.Kind.COMPARISON,
                Map.of(),
                Map.of(),
                Map.of(new StatementId("V2__x.sql", 1), List.of(difference))))
        .verdict()
        .findings();
  }

  private static Script script(String version, String text) {
    return new Script(
        "V" + version + "__x.sql", Version.parse(version), "x", ScriptKind.VERSIONED, 0, text);
  }
}
