package dev.lockkeeper;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.script.CheckImpossibleException;
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

  /** Returns what is found in a script that follows a released one. */
  public static List<Finding> found(
      Knowledge knowledge, Dialect dialect, String released, String pending)
      throws CheckImpossibleException {
    return found(knowledge, dialect, released, pending, Observations.NONE);
  }

  /** As the other, after that was seen of the script. */
  public static List<Finding> found(
      Knowledge knowledge,
      Dialect dialect,
      String released,
      String pending,
      Observations observations)
      throws CheckImpossibleException {
    List<Script> scripts = List.of(script("1", released, dialect), script("2", pending, dialect));
    return check(knowledge)
        .judge(Reading.of(new History("default", scripts, Base.named("version:1"))), observations)
        .verdict()
        .findings();
  }

  private static Script script(String version, String sql, Dialect dialect) {
    return new Script(
            "V%s__x.sql".formatted(version),
            Version.parse(version),
            "x",
            ScriptKind.VERSIONED,
            0,
            sql)
        .in(dialect);
  }

  /** Returns how many statements were judged of a script that nothing was released before. */
  static int statements(String sql, Dialect dialect, Knowledge knowledge) {
    Script script = script("1", sql, dialect);
    return check(knowledge)
        .judge(Reading.of(new History("default", List.of(script), Base.NONE)), Observations.NONE)
        .statements()
        .size();
  }
}
