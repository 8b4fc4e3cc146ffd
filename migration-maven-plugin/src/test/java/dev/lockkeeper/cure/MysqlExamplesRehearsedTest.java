package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.mysql.MysqlRehearsal;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.TestMysql;
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
 * Every example for MySQL is rehearsed on a real server: what was predicted is seen or cannot be
 * seen, nothing is refuted, a safe form stays without findings, and nobody speaks of PostgreSQL.
 */
@Tag("database")
class MysqlExamplesRehearsedTest {

  private static final long ROWS = 500;

  /** No load makes a lock last so long: what is found is found by what was done under it. */
  private static final Budgets BEYOND_ANY_LOAD =
      new Budgets(Duration.ofHours(1), Duration.ofHours(1));

  private static final String POSTGRESQLS_OWN =
      "(?s).*(CONCURRENTLY|NOT VALID|VACUUM|SET LOCAL|PostgreSQL|pg_|DEFERRABLE).*";

  @TestFactory
  Stream<DynamicTest> rehearsalFindsWhatWasPredicted() {
    return examples(false)
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> agree(example)));
  }

  @TestFactory
  Stream<DynamicTest> safeFormsStaySafeOnAServer() {
    return examples(true)
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(findings(example, true))
                            .filteredOn(finding -> finding.counts(Severity.WARNING))
                            .isEmpty()));
  }

  private static Stream<Example> examples(boolean safe) {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.all(hazard).stream())
        .filter(example -> example.database() == Database.MYSQL && example.safe() == safe)
        .filter(example -> example.runsOn(TestMysql.shared().version()));
  }

  private static void agree(Example example) throws CheckImpossibleException {
    List<Finding> predicted = findings(example, false);
    List<Finding> rehearsed = findings(example, true);
    assertThat(named(rehearsed))
        .containsAll(
            named(predicted.stream().filter(finding -> finding.counts(Severity.WARNING)).toList()));
    assertThat(rehearsed)
        .filteredOn(finding -> !finding.hazard().equals("statement-fails"))
        .extracting(Finding::agreement)
        .doesNotContain(Agreement.REFUTED, Agreement.OBSERVED_ONLY);
    assertThat(rehearsed)
        .allSatisfy(
            finding -> {
              assertThat(finding.remedy()).as(finding.hazard()).doesNotMatch(POSTGRESQLS_OWN);
              assertThat(String.join("\n", finding.cure().lines()))
                  .as(finding.hazard())
                  .doesNotMatch(POSTGRESQLS_OWN);
            });
  }

  private static List<String> named(List<Finding> findings) {
    return findings.stream().map(finding -> finding.place() + " " + finding.hazard()).toList();
  }

  private static List<Finding> findings(Example example, boolean rehearse)
      throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    return new Check(
            new MysqlKnowledge(TestMysql.shared().version()),
            new Setting(BEYOND_ANY_LOAD, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), rehearse ? rehearsed(history) : Observations.NONE)
        .verdict()
        .findings();
  }

  private static Observations rehearsed(History history) throws CheckImpossibleException {
    List<Script> pending = history.pending();
    List<Script> released =
        history.scripts().stream().filter(script -> !pending.contains(script)).toList();
    Rehearsed done =
        new MysqlRehearsal(
                TestMysql.shared(),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                released,
                pending,
                new Sizes(ROWS, ROWS, Map.of()),
                Duration.ofMinutes(10),
                Progress.SILENT)
            .run();
    return new Observations(true, done.observations(), done.unobserved());
  }
}
