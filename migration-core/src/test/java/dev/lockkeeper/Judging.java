package dev.lockkeeper;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Judges as a build does that has set nothing. */
public final class Judging {

  private Judging() {}

  /** Returns the check, on a day like any other. */
  public static Check check(Knowledge knowledge) {
    return new Check(
        knowledge,
        new Setting(Budgets.DEFAULT, Map.of()),
        new Policy(List.of(), FailOn.ERROR),
        LocalDate.of(2026, 11, 26));
  }

  /** Returns how many statements were judged of a script that nothing was released before. */
  static int statements(String sql, Dialect dialect, Knowledge knowledge) {
    Script script = new Script("V1__x.sql", Version.parse("1"), "x", ScriptKind.VERSIONED, 0, sql);
    return check(knowledge)
        .judge(
            Reading.of(new History("default", List.of(script.in(dialect)), Base.NONE)),
            Observations.NONE)
        .statements()
        .size();
  }
}
