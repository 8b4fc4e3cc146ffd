package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cure is a script like any other: whoever takes it is not refused for it. */
class CuresAreSafeTest {

  /** Flyway knows REINDEX … CONCURRENTLY only by the script's configuration, which a cure lacks. */
  private static final Set<String> OF_CONFIGURATION = Set.of("transaction-forbidden");

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void no_cure_is_refused(int major) throws CheckImpossibleException {
    int cures = 0;
    for (Hazard hazard : Hazard.all()) {
      for (Example example : Example.unsafe(hazard).stream().toList()) {
        Reading reading = Reading.of(history(example.scripts(), example.base()));
        for (Finding finding : findings(reading, major)) {
          if (!finding.cure().steps().isEmpty()) {
            cures++;
            assertThat(findings(Reading.of(cured(reading, finding)), major))
                .as(example.name() + " " + finding.place() + " " + finding.hazard())
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .filteredOn(found -> !OF_CONFIGURATION.contains(found.hazard()))
                .isEmpty();
          }
        }
      }
    }
    assertThat(cures).isGreaterThan(30);
  }

  /** Not even a warning is drawn by what widens a number and all that rests on it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c smallserial PRIMARY KEY| CREATE TABLE u (t_c int REFERENCES t)| integer
          c smallint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers)| | integer
          c int UNIQUE CHECK (c > 0)| CREATE INDEX i ON t (d, c)| bigint
          c int, FOREIGN KEY (c, d) REFERENCES v| | bigint
          """)
  void a_cure_of_a_wider_number_is_silent(String columns, String more, String type)
      throws CheckImpossibleException {
    String released =
        "CREATE TABLE v (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE t (d int, %s); %s"
            .formatted(columns, more == null ? "" : more);
    Script pending = script(2, List.of("ALTER TABLE t ALTER c TYPE " + type));
    Reading reading =
        Reading.of(history(List.of(script(1, List.of(released)), pending), "version:1"));
    Finding finding =
        findings(reading, 18).stream()
            .filter(found -> !found.cure().steps().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(findings(Reading.of(cured(reading, finding)), 18))
        .filteredOn(found -> found.counts(Severity.WARNING))
        .isEmpty();
  }

  private static History cured(Reading reading, Finding finding) throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    scripts.add(
        script(
            1,
            reading.statements().stream()
                .takeWhile(read -> !isOf(finding, read))
                .map(read -> read.statement().sql())
                .toList()));
    for (Cure.Step step : finding.cure().steps()) {
      if (!step.note().startsWith("in a later release")) {
        scripts.add(script(scripts.size() + 1, step.statements()));
      }
    }
    return history(scripts, "version:1");
  }

  private static boolean isOf(Finding finding, ReadStatement read) {
    return read.script().path().equals(finding.place().file())
        && read.statement().index() == finding.statement();
  }

  private static History history(List<Script> scripts, String base)
      throws CheckImpossibleException {
    return new History("default", scripts, Base.named(base));
  }

  private static Script script(int version, List<String> statements) {
    return new Script(
        "V%d__.sql".formatted(version),
        Version.parse(Integer.toString(version)),
        "",
        ScriptKind.VERSIONED,
        0,
        statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining()));
  }

  private static List<Finding> findings(Reading reading, int major) {
    return new Check(
            new PostgresqlKnowledge(major),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, Observations.NONE)
        .verdict()
        .findings();
  }
}
