package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Judgement;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every hazard to its example: what is expected is found, and nothing else. */
class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> unsafeExamplesGiveExactlyWhatTheyExpect() {
    return Hazard.all().stream()
        .filter(hazard -> !hazard.observedOnly())
        .flatMap(hazard -> Example.all(hazard).stream().filter(example -> !example.safe()))
        .flatMap(ExamplesTest::onEveryVersion);
  }

  @TestFactory
  Stream<DynamicTest> safeExamplesGiveNothing() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.all(hazard).stream().filter(Example::safe))
        .flatMap(ExamplesTest::onEveryVersion);
  }

  private static Stream<DynamicTest> onEveryVersion(Example example) {
    return versions(example.database())
        .filter(example::runsOn)
        .map(
            version ->
                DynamicTest.dynamicTest(
                    example.name() + " on " + version,
                    () ->
                        assertThat(found(example, version)).isEqualTo(example.expected(version))));
  }

  private static Stream<String> versions(Database database) {
    return switch (database) {
      case POSTGRESQL -> Stream.of("13", "14", "15", "16", "17", "18");
      case MYSQL -> Stream.of("8.0.31", "8.4");
    };
  }

  private static Knowledge knowledge(Database database, String version) {
    return switch (database) {
      case POSTGRESQL -> new PostgresqlKnowledge(Integer.parseInt(version));
      case MYSQL -> new MysqlKnowledge(version);
    };
  }

  @Test
  void everyHazardThatCanBePredictedHasBothExamples() {
    assertThat(Hazard.all())
        .filteredOn(hazard -> !hazard.observedOnly())
        .allSatisfy(
            hazard -> {
              List<Example> all = Example.all(hazard);
              assertThat(all).as(hazard.id()).anyMatch(Example::safe);
              assertThat(all).as(hazard.id()).anyMatch(example -> !example.safe());
              assertThat(all)
                  .allSatisfy(
                      example ->
                          assertThat(
                                  example.expectations().stream()
                                      .anyMatch(one -> one.hazard().equals(hazard.id())))
                              .as(example.name())
                              .isEqualTo(!example.safe()));
              assertThat(all)
                  .filteredOn(Example::safe)
                  .allSatisfy(example -> assertThat(example.expectations()).isEmpty());
            });
  }

  private static List<String> found(Example example, String version)
      throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Check check =
        new Check(
            knowledge(example.database(), version),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22));
    Judgement judgement = check.judge(Reading.of(history), Observations.NONE);
    List<String> expected = example.expected(version);
    return judgement.verdict().findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO || expected.contains(line(finding)))
        .map(ExamplesTest::line)
        .toList();
  }

  private static String line(Finding finding) {
    assertThat(finding.allowed()).isEqualTo(Optional.empty());
    return finding.place() + " " + finding.hazard();
  }
}
