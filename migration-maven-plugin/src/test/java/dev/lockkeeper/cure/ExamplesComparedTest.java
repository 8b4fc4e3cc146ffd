package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.rehearsal.Compared;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Holds what only a comparison of schemas can find to its examples, on a real server. */
@Tag("database")
class ExamplesComparedTest {

  @TestFactory
  Stream<DynamicTest> unsafeExamplesGiveExactlyWhatTheyExpect() {
    return compared()
        .map(hazard -> Example.unsafe(hazard).orElseThrow())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () -> assertThat(found(example)).isEqualTo(example.expected(17))));
  }

  /** What only informs counts where it is expected. */
  private static List<String> found(Example example) throws CheckImpossibleException {
    return findings(example).stream()
        .filter(one -> one.counts(Severity.WARNING) || example.expected(17).contains(line(one)))
        .map(ExamplesComparedTest::line)
        .toList();
  }

  private static String line(Finding finding) {
    return finding.place() + " " + finding.hazard();
  }

  @TestFactory
  Stream<DynamicTest> safeExamplesGiveNothing() {
    return compared()
        .map(hazard -> Example.safe(hazard).orElseThrow())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(findings(example))
                            .filteredOn(finding -> finding.counts(Severity.WARNING))
                            .isEmpty()));
  }

  /** A constraint without long locks is still a constraint: worth a warning, and no refusal. */
  @TestFactory
  Stream<DynamicTest> noSafeFormOfAnotherHazardIsRefused() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.safe(hazard).stream())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(findings(example))
                            .filteredOn(finding -> finding.severity() == Severity.ERROR)
                            .extracting(finding -> finding.place() + " " + finding.message())
                            .isEmpty()));
  }

  private static Stream<Hazard> compared() {
    return Hazard.all().stream()
        .filter(hazard -> hazard.comparison() && !hazard.id().equals("statement-fails"));
  }

  private static List<Finding> findings(Example example) throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Compared compared = compare(history);
    assertThat(compared.failure()).isEmpty();
    return new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), compared.observations())
        .verdict()
        .findings();
  }

  private static Compared compare(History history) throws CheckImpossibleException {
    List<Script> pending = history.pending();
    List<Script> released =
        history.scripts().stream().filter(script -> !pending.contains(script)).toList();
    return new Rehearsal(
            TestServer.shared(),
            Path.of("").toAbsolutePath(),
            FlywayConfiguration.DEFAULT,
            released,
            pending,
            new Sizes(1, 1, Map.of()),
            Progress.SILENT)
        .compare();
  }
}
