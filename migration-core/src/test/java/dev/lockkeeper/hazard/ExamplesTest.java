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
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
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
        .flatMap(hazard -> Example.unsafe(hazard).stream())
        .flatMap(ExamplesTest::onEveryVersion);
  }

  @TestFactory
  Stream<DynamicTest> safeExamplesGiveNothing() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.safe(hazard).stream())
        .flatMap(ExamplesTest::onEveryVersion);
  }

  private static Stream<DynamicTest> onEveryVersion(Example example) {
    return Stream.of(13, 14, 15, 16, 17, 18)
        .filter(example::runsOn)
        .map(
            version ->
                DynamicTest.dynamicTest(
                    example.name() + " on " + version,
                    () ->
                        assertThat(found(example, version)).isEqualTo(example.expected(version))));
  }

  @Test
  void everyHazardThatCanBePredictedHasBothExamples() {
    assertThat(Hazard.all())
        .filteredOn(hazard -> !hazard.observedOnly())
        .allSatisfy(
            hazard -> {
              assertThat(Example.unsafe(hazard)).as(hazard.id()).isPresent();
              assertThat(Example.safe(hazard)).as(hazard.id()).isPresent();
              assertThat(Example.unsafe(hazard).orElseThrow().expectations())
                  .anyMatch(expectation -> expectation.hazard().equals(hazard.id()));
              assertThat(Example.safe(hazard).orElseThrow().expectations()).isEmpty();
            });
  }

  private static List<String> found(Example example, int version) throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Check check =
        new Check(
            new PostgresqlKnowledge(version),
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
