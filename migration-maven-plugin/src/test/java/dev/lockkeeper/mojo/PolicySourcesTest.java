package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySourcesTest {

  private static final double MB = 1024 * 1024;

  @TempDir private Path folder;

  private final GateMojo mojo = new RehearseMojo();

  @Test
  void nobody_limits_the_log_unless_asked_to() throws Exception {
    assertThat(wal()).isEmpty();
  }

  @Test
  void the_parameter_limits_the_log_and_has_the_last_word() throws Exception {
    Files.writeString(folder.resolve("migration-policy.yaml"), "budgets:\n  wal: 2GB\n");
    assertThat(wal()).hasValue(new ByteCount(2048 * MB));
    mojo.walBudget = "500MB";
    assertThat(wal()).hasValue(new ByteCount(500 * MB));
  }

  @Test
  void the_last_word_counts_from_shared_files_to_the_pom() throws Exception {
    Files.writeString(
        folder.resolve("house.yaml"),
        """
        severity:
          write-without-where: info
          truncate-loses-data: info
          table-drop-loses-data: info
        budgets:
          lock: 1s
          write: 1s
          queue: 1s
        """);
    Files.writeString(
        folder.resolve("migration-policy.yaml"),
        """
        severity:
          write-without-where: warning
          truncate-loses-data: warning
        budgets:
          write: 2s
        """);
    mojo.policy = List.of("house.yaml");
    mojo.severities = Map.of("write-without-where", "error");
    mojo.writeBudget = "3s";

    assertThat(sources().policy().severities())
        .containsOnly(
            Map.entry("write-without-where", Severity.ERROR),
            Map.entry("truncate-loses-data", Severity.WARNING),
            Map.entry("table-drop-loses-data", Severity.INFO));
    assertThat(sources().budgets(0).reads()).isEqualTo(Duration.ofSeconds(1));
    assertThat(sources().budgets(0).writes()).isEqualTo(Duration.ofSeconds(3));
    assertThat(sources().budgets(0).queue()).isEqualTo(Duration.ofSeconds(1));
    mojo.writeBudget = null;
    assertThat(sources().budgets(0).writes()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void allowances_of_every_file_count() throws Exception {
    for (String file : List.of("house.yaml", "migration-policy.yaml")) {
      Files.writeString(
          folder.resolve(file),
          """
          allow:
            - hazard: truncate-loses-data
              script: V7__%s.sql
              because: nobody reads it
          """
              .formatted(file));
    }
    mojo.policy = List.of("house.yaml");

    assertThat(sources().policy().allowances())
        .extracting(entry -> entry.script().orElseThrow())
        .containsExactly("V7__house.yaml.sql", "V7__migration-policy.yaml.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "write-without-were, error, which is no hazard",
    "write-without-where, fatal, fatal",
  })
  void a_severity_that_nobody_knows_is_named(String hazard, String severity, String message) {
    mojo.severities = Map.of(hazard, severity);
    assertThatThrownBy(this::sources)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("<severities> in the POM");
  }

  @Test
  void an_artifact_that_is_not_there_is_named() {
    mojo.policy = List.of("classpath:house/nowhere.yaml");
    assertThatThrownBy(this::sources)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("not on the plugin's class path");
  }

  private PolicySources sources() throws CheckImpossibleException {
    mojo.failOn = "error";
    mojo.accepted = "migration-accepted.yaml";
    return new PolicySources(mojo, folder);
  }

  @Test
  void what_is_no_amount_is_named() {
    mojo.walBudget = "much";
    assertThatThrownBy(this::wal)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("migration.walBudget is 'much', which is no amount of data");
  }

  private Optional<ByteCount> wal() throws CheckImpossibleException {
    return new PolicySources(mojo, folder).budgets(0).wal();
  }
}
