package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

  @TempDir Path folder;

  @Test
  void readsAllowances() throws Exception {
    assertThat(
            read("""
                allow:
                  # the first
                  - hazard: index-build-blocks-writes
                    script: V7__index.sql
                    statement: 2
                    because: built at night
                    until: 2026-12-31
                  - hazard: nobody-knows
                    fingerprint: 0123456789abcdef
                """)
                .allowances())
        .containsExactly(
            new PolicyEntry(
                "index-build-blocks-writes",
                Optional.of("V7__index.sql"),
                Optional.of(2),
                Optional.empty(),
                "built at night",
                Optional.of(LocalDate.of(2026, 12, 31)),
                new Place("policy.yaml", 3, 1)),
            new PolicyEntry(
                "nobody-knows",
                Optional.empty(),
                Optional.empty(),
                Optional.of("0123456789abcdef"),
                "",
                Optional.empty(),
                new Place("policy.yaml", 8, 1)));
  }

  @Test
  void readsSeveritiesAndBudgets() throws Exception {
    PolicyFile.Content content =
        read(
            """
            severity:
              write-without-where: warning
              released-script-edited: INFO
            budgets:
              lock: 1s
            """);
    assertThat(content.severities())
        .containsOnly(
            Map.entry("write-without-where", Severity.WARNING),
            Map.entry("released-script-edited", Severity.INFO));
    assertThat(content.budgets()).containsOnly(Map.entry("lock", "1s"));
  }

  @Test
  void anEmptyFileAllowsNothing() throws Exception {
    assertThat(read("# nothing yet\n").allowances()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allows: []                                        | has an unknown key 'allows' at its top; there are allow, budgets, severity
          allow: [{hazard: a, because: b}]                  | lacks 'script' or 'fingerprint' in entry 1 of allow
          severity: {nope: error}                           | sets the severity of 'nope', which is no hazard
          severity: {transaction-mixed: fatal}              | sets the severity of transaction-mixed to 'fatal', which is none
          budgets: {looks: 1s}                              | has an unknown key 'looks' in budgets; there are lag, lock, queue, wal, write
          allow: [{script: a, because: b}]                  | lacks 'hazard' in entry 1 of allow
          allow: [{hazard: transaction-mixed, script: a, because: b, until: soon}] | has an until that is no date
          allow: [{hazard: transaction-mixed, why: b}]      | has an unknown key 'why' in entry 1 of allow
          allow: [{                                         | is not valid YAML
          """)
  void aFaultIsNamedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("policy.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsNoPolicy() {
    assertThatThrownBy(() -> PolicyFile.at(folder.resolve("none.yaml")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("none.yaml is not there or cannot be read");
  }

  private PolicyFile.Content read(String text) throws IOException, CheckImpossibleException {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(file, text);
    return PolicyFile.at(file).read();
  }
}
