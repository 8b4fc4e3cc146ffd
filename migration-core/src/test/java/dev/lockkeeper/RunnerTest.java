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
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTest {

  private static final List<Script> SCRIPTS =
      List.of(
          script("1", "CREATE TABLE orders (id bigint PRIMARY KEY);"),
          script("2", "ALTER TABLE orders ADD COLUMN remark text;"));

  @Test
  void aRunnerThatLimitsLockWaitsNeedsNoLimitInItsScripts() throws Exception {
    assertThat(hazards(false)).containsExactly("lock-timeout-missing");
    assertThat(hazards(true)).isEmpty();
  }

  private static List<String> hazards(boolean setsLockTimeout) throws Exception {
    Runner runner = new Runner("public", false, false, false, setsLockTimeout, "");
    Reading reading = Reading.of(new History("default", SCRIPTS, Base.named("version:1")), runner);
    return new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, Observations.NONE).verdict().findings().stream()
            .map(Finding::hazard)
            .toList();
  }

  private static Script script(String version, String sql) {
    return new Script(
        "V" + version + "__it.sql", Version.parse(version), "it", ScriptKind.VERSIONED, 0, sql);
  }
}
