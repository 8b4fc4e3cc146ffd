package dev.lockkeeper.benchmark;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.Runner;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A history of which each script is deployed by itself, when all before it are released. */
final class EachAlone {

  private final List<Script> scripts;
  private final List<ReadStatement> statements;
  private final Map<String, Integer> ends = new HashMap<>();
  private final Check check =
      new Check(
          new PostgresqlKnowledge(18),
          new Setting(Budgets.DEFAULT, Map.of()),
          new Policy(List.of(), FailOn.ERROR),
          LocalDate.EPOCH);

  EachAlone(List<Script> scripts) {
    this.scripts = scripts;
    this.statements = Reading.of(new History("all", scripts, Base.NONE)).statements();
    for (int i = 0; i < statements.size(); i++) {
      ends.put(statements.get(i).script().path(), i + 1);
    }
  }

  /** Returns what is found in each, in the order of the scripts. */
  List<Finding> findings() {
    return IntStream.range(0, scripts.size())
        .parallel()
        .mapToObj(this::findings)
        .flatMap(List::stream)
        .toList();
  }

  private List<Finding> findings(int index) {
    Base base = index == 0 ? Base.NONE : Base.upTo(scripts.get(index - 1).version().orElseThrow());
    History history = new History("alone", scripts.subList(0, index + 1), base);
    int end = ends.get(scripts.get(index).path());
    Reading reading = new Reading(history, List.of(), statements.subList(0, end), Runner.DEFAULT);
    return check.judge(reading, Observations.NONE).verdict().findings();
  }
}
