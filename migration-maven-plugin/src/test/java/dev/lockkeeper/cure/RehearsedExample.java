package dev.lockkeeper.cure;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is found in an example, as it is read and as it is rehearsed on a real server. */
final class RehearsedExample {

  private static final long ROWS = 3_000;

  /** No load makes a lock last so long: what is found is found by what was done under it. */
  private static final Budgets BEYOND_ANY_LOAD =
      new Budgets(Duration.ofHours(1), Duration.ofHours(1));

  private RehearsedExample() {}

  static List<Finding> predicted(Example example) throws CheckImpossibleException {
    return findings(history(example), Observations.NONE);
  }

  static List<Finding> rehearsed(Example example) throws CheckImpossibleException {
    return findings(history(example), rehearsed(history(example)));
  }

  private static History history(Example example) throws CheckImpossibleException {
    return new History("default", example.scripts(), Base.named(example.base()));
  }

  private static List<Finding> findings(History history, Observations observations) {
    return new Check(
            new PostgresqlKnowledge(TestServer.shared().majorVersion()),
            new Setting(BEYOND_ANY_LOAD, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), observations)
        .verdict()
        .findings();
  }

  private static Observations rehearsed(History history) throws CheckImpossibleException {
    List<Script> pending = history.pending();
    List<Script> released =
        history.scripts().stream().filter(script -> !pending.contains(script)).toList();
    Rehearsed done =
        new Rehearsal(
                TestServer.shared(),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                released,
                pending,
                new Sizes(ROWS, ROWS, Map.of()),
                Progress.SILENT)
            .run();
    return new Observations(true, done.observations(), done.unobserved());
  }
}
