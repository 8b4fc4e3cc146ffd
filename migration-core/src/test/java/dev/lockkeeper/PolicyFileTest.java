package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
            read(
                """
                allow:
                  - hazard: index-build-blocks-writes
                    script: V7__index.sql
                    statement: 2
                    because: built at night
                    until: 2026-12-31
                """))
        .containsExactly(
            new PolicyEntry(
                "index-build-blocks-writes",
                "V7__index.sql",
                Optional.of(2),
                "built at night",
                Optional.of(LocalDate.of(2026, 12, 31)),
                "policy.yaml in entry 1 of allow"));
  }

  @Test
  void anEmptyFileAllowsNothing() throws Exception {
    assertThat(read("# nothing yet\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allows: []                                        | has an unknown key 'allows' at its top; there are allow
          allow: [{hazard: nope, script: a, because: b}]    | names no hazard with 'nope' in entry 1 of allow
          allow: [{script: a, because: b}]                  | lacks 'hazard' in entry 1 of allow
          allow: [{hazard: transaction-mixed, script: a}]   | lacks 'because' in entry 1 of allow
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
    assertThatThrownBy(() -> new PolicyFile(folder.resolve("none.yaml")).read())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("none.yaml is not there or cannot be read");
  }

  private List<PolicyEntry> read(String text) throws IOException, CheckImpossibleException {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(file, text);
    return new PolicyFile(file).read();
  }
}
