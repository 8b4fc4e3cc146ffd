package dev.lockkeeper.hazard;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An example of a hazard, judged for one server by a build that asks for that hazard.
 *
 * @param expected lines of place and hazard
 * @param found the same; what only informs counts where it is expected
 */
record Judged(Example example, String version, List<String> expected, List<String> found) {

  /** Judges all examples of the hazard for every server that they run on. */
  static Stream<Judged> all(Hazard hazard) throws CheckImpossibleException {
    Stream.Builder<Judged> all = Stream.builder();
    for (Example example : Example.all(hazard)) {
      for (String version : versions(example).toList()) {
        all.add(of(hazard, example, version));
      }
    }
    return all.build();
  }

  static Stream<String> versions(Example example) {
    Stream<String> all =
        example.database() == Database.MYSQL
            ? Stream.of("8.0.15", "8.0.31", "8.4")
            : Stream.of("13", "14", "15", "16", "17", "18");
    return all.filter(example::runsOn);
  }

  static Judged of(Hazard hazard, Example example, String version) throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Check check =
        new Check(
            knowledge(example.database(), version),
            new Setting(Budgets.DEFAULT, Map.of()),
            policy(hazard),
            LocalDate.of(2026, 11, 22));
    List<String> expected = example.expected(version);
    List<String> found =
        check.judge(Reading.of(history), Observations.NONE).verdict().findings().stream()
            .filter(one -> one.severity() != Severity.INFO || expected.contains(line(one)))
            .map(Judged::line)
            .toList();
    return new Judged(example, version, expected, found);
  }

  private static Policy policy(Hazard hazard) {
    return new Policy(
        List.of(),
        hazard.style() ? Map.of(hazard.id(), hazard.severity()) : Map.of(),
        Accepted.NOTHING,
        FailOn.ERROR);
  }

  private static Knowledge knowledge(Database database, String version) {
    return switch (database) {
      case POSTGRESQL -> new PostgresqlKnowledge(Integer.parseInt(version));
      case MYSQL -> new MysqlKnowledge(version);
    };
  }

  private static String line(Finding finding) {
    return finding.place() + " " + finding.hazard();
  }
}
