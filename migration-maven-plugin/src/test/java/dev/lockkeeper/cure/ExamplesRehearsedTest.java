package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example is rehearsed on a real server: what was predicted of an unsafe one is seen, or is
 * of a kind that nobody can see; nothing is refuted, and a safe one stays without findings.
 */
@Tag("database")
class ExamplesRehearsedTest {

  private static final long ROWS = 3_000;

  /** No load makes a lock last so long: what is found is found by what was done under it. */
  private static final Budgets BEYOND_ANY_LOAD =
      new Budgets(Duration.ofHours(1), Duration.ofHours(1));

  @TestFactory
  Stream<DynamicTest> rehearsalFindsWhatWasPredicted() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.unsafe(hazard).stream())
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> agreeOnFindings(example)));
  }

  @TestFactory
  Stream<DynamicTest> safeFormsStaySafeOnAServer() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.safe(hazard).stream())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(findings(example, true))
                            .filteredOn(finding -> finding.counts(Severity.WARNING))
                            .isEmpty()));
  }

  private static void agreeOnFindings(Example example) throws CheckImpossibleException {
    List<Finding> predicted = findings(example, false);
    List<Finding> rehearsed = findings(example, true);
    assertThat(named(rehearsed))
        .containsAll(
            named(predicted.stream().filter(finding -> finding.counts(Severity.WARNING)).toList()));
    assertThat(rehearsed)
        .filteredOn(finding -> !onlyAServerKnows(finding) && !unread(predicted, finding))
        .extracting(Finding::agreement)
        .doesNotContain(Agreement.REFUTED, Agreement.OBSERVED_ONLY);
  }

  /** That a statement is refused is what some hazards predict. */
  private static boolean onlyAServerKnows(Finding finding) {
    return finding.hazard().equals("statement-fails");
  }

  /** What nobody could read can only be seen. */
  private static boolean unread(List<Finding> predicted, Finding finding) {
    return predicted.stream()
        .filter(one -> one.hazard().equals("statement-not-understood"))
        .anyMatch(
            one ->
                one.place().file().equals(finding.place().file())
                    && one.statement() == finding.statement());
  }

  private static List<String> named(List<Finding> findings) {
    return findings.stream().map(finding -> finding.place() + " " + finding.hazard()).toList();
  }

  private static List<Finding> findings(Example example, boolean rehearse)
      throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Reading reading = Reading.of(history);
    return new Check(
            new PostgresqlKnowledge(TestServer.shared().majorVersion()),
            new Setting(BEYOND_ANY_LOAD, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, rehearse ? rehearsed(history) : Observations.NONE)
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
                line -> {})
            .run();
    return new Observations(true, done.observations(), done.unobserved());
  }
}
