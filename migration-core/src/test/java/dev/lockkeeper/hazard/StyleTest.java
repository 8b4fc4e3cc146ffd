package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.PolicyFile;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Matters of style are nobody's business until a policy makes them somebody's. */
class StyleTest {

  private static final String ALL_OF_IT =
      """
      -- migration:allow char-pads-blanks because it is always as long
      CREATE TABLE "Order" (id serial PRIMARY KEY, at timestamp, reference char(12));
      """;

  @Test
  void nothingIsSaidAndNoAllowanceIsStaleByDefault() throws Exception {
    assertThat(findings("")).isEmpty();
  }

  @Test
  void eachIsAsGraveAsThePolicySays() throws Exception {
    assertThat(
            findings(
                """
                severity:
                  integer-key-runs-out: error
                  timestamp-without-time-zone: warning
                  char-pads-blanks: error
                  name-needs-quotes: info
                """))
        .extracting(one -> "%s %s %s".formatted(one.severity(), one.hazard(), one.message()))
        .containsExactly(
            "ERROR char-pads-blanks Order.reference is filled up with blanks to 12 characters",
            "ERROR integer-key-runs-out Order.id is integer: its last number is 2,147,483,647",
            "INFO name-needs-quotes \"Order\" has to be quoted wherever it is used",
            "WARNING timestamp-without-time-zone Order.at keeps no time zone: what moment it is,"
                + " only the writer knows");
  }

  @Test
  void theyAreFew() {
    assertThat(Hazard.all().stream().filter(Hazard::style)).hasSizeLessThanOrEqualTo(4);
  }

  private static List<Finding> findings(String policy) throws Exception {
    Script script =
        new Script(
            "V1__order.sql", Version.parse("1"), "order", ScriptKind.VERSIONED, 0, ALL_OF_IT);
    return new Check(
            new PostgresqlKnowledge(18),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(
                List.of(),
                new PolicyFile("policy.yaml", policy).read().severities(),
                Accepted.NOTHING,
                FailOn.ERROR),
            LocalDate.EPOCH)
        .judge(Reading.of(new History("default", List.of(script), Base.NONE)), Observations.NONE)
        .verdict()
        .findings();
  }
}
