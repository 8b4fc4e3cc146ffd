package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a body does is found where it stands, and allowed there or above its statement. */
class BodyFindingsTest {

  private static final String BODY =
      """
      DO $$
      BEGIN
        %s
        EXECUTE format('DROP TABLE %%I', a);
        EXECUTE format('DROP TABLE %%I', b);
      END $$;
      """;

  @Test
  void eachDynamicStatementIsAFindingAtItsOwnPlace() {
    Verdict verdict = judge(BODY.formatted(""));
    assertThat(verdict.findings())
        .extracting(one -> one.hazard() + " " + one.place().line() + ":" + one.place().column())
        .containsExactly("statement-not-understood 4:3", "statement-not-understood 5:3");
    assertThat(verdict.findings()).extracting(one -> one.fingerprint()).doesNotHaveDuplicates();
    assertThat(verdict.findings().get(0).message())
        .isEqualTo("nobody here can read a part of this body: EXECUTE: dynamic SQL is not read");
    assertThat(verdict.coverage().unreadPending()).isEqualTo(1);
    assertThat(verdict.coverage().unread().get(0).place().line()).isEqualTo(4);
  }

  @Test
  void anAllowanceInsideTheBodyLiftsTheStatementBelowItAlone() {
    Verdict verdict =
        judge(BODY.formatted("-- migration:allow statement-not-understood because empty"));
    assertThat(verdict.findings())
        .extracting(one -> one.place().line() + " " + one.allowed().isPresent())
        .containsExactly("4 true", "5 false");
  }

  @Test
  void anAllowanceAboveTheBlockLiftsAllOfItsBody() {
    Verdict verdict =
        judge("-- migration:allow statement-not-understood because read\n" + BODY.formatted(""));
    assertThat(verdict.findings()).hasSize(2).allMatch(one -> one.allowed().isPresent());
  }

  @Test
  void anUnknownStatementIsNamedByItsFirstWords() {
    assertThat(judge("FLY ME 'secret' TO;").findings().get(0).message())
        .isEqualTo("nobody here can read FLY ME …: unexpected at FLY");
  }

  /** PostgreSQL: "invalid transaction termination". */
  @Test
  void aBodyThatCommitsHasToStandOutsideATransaction() {
    String block = "DO $$ BEGIN UPDATE a SET b = 1 WHERE id = 2; COMMIT; END $$;";
    String made =
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$;";
    assertThat(hazards(block)).contains("transaction-forbidden");
    assertThat(hazards(made + "CALL p();")).contains("transaction-forbidden");
    assertThat(hazards(made)).doesNotContain("transaction-forbidden");
  }

  private static List<String> hazards(String sql) {
    return judge(sql).findings().stream().map(one -> one.hazard()).toList();
  }

  private static Verdict judge(String sql) {
    Script script = new Script("V1__x.sql", Version.parse("1"), "x", ScriptKind.VERSIONED, 0, sql);
    Check check =
        new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 25));
    return check
        .judge(Reading.of(new History("default", List.of(script), Base.NONE)), Observations.NONE)
        .verdict();
  }
}
