package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.report.JudgedReport.Judged;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedReportTest {

  private static final String WHOLE =
      """
      {"schemaVersion": 1, "build": "2026-11-22T18:00:00Z", "verdict": "refused",
       "gates": [{"gate": "lint", "verdict": "passed"}, {"gate": "rehearse", "verdict": "refused"}],
       "histories": [{"id": "default", "scripts": [
         {"path": "db/V1__a.sql", "checksum": -17, "pending": false},
         {"path": "db/V2__b.sql", "checksum": 4711, "pending": true}]}]}
      """;

  @TempDir private Path folder;

  @Test
  void holds_what_apply_has_to_know() throws Exception {
    JudgedReport report = JudgedReport.read(file(WHOLE));

    assertThat(report.build()).isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
    assertThat(report.passed()).isFalse();
    assertThat(report.passedGates()).containsExactly("lint");
    assertThat(report.scripts())
        .containsExactly(
            new Judged("default", "db/V1__a.sql", -17),
            new Judged("default", "db/V2__b.sql", 4711));
    assertThat(report.scripts().get(0).fileName()).isEqualTo("V1__a.sql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"schemaVersion\": 1,'| '\"schemaVersion\": 2,'| its schemaVersion is not 1",
        "'\"schemaVersion\": 1,'| ''| its schemaVersion is not 1",
        "'2026-11-22T18:00:00Z'| today| its build is no time",
        "'\"verdict\": \"refused\",'| ''| \"'verdict' is missing\"",
        "'\"gates\"'| '\"gate\"'| \"'gates' is missing\"",
        "'\"histories\"'| '\"history\"'| \"'histories' is missing\"",
        "'\"checksum\": -17,'| ''| a script has no checksum",
        "'{\"schemaVersion\"'| '{{'| it is no JSON"
      })
  void what_cannot_be_relied_on_is_no_pass(String part, String instead, String because)
      throws IOException {
    Path file = file(WHOLE.replaceFirst(Pattern.quote(part), instead));

    assertThatThrownBy(() -> JudgedReport.read(file))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith(
            "%s is no report that can be relied on: %s."
                .formatted(file, because.replace("\"", "")));
  }

  @Test
  void a_file_that_is_not_there_is_no_pass() {
    assertThatThrownBy(() -> JudgedReport.read(folder.resolve("none.json")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("it cannot be read");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("report.json"), text);
  }
}
