package dev.lockkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds everything that a project's report found against {@code expected-findings.txt}, whole; what
 * measures time is written {@code #} there.
 */
public final class ExpectedFindings {

  private static final Pattern TIME = Pattern.compile("(observed )(?:< )?[0-9.]+ m?s");
  private static final String NONE = "no findings";

  private ExpectedFindings() {}

  /** Compares the report of the project in that folder; returns true, as the Invoker wants it. */
  public static boolean match(File project) throws IOException {
    Path base = project.toPath();
    List<String> expected =
        Files.readAllLines(base.resolve("expected-findings.txt")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertThat(found(base.resolve("target/migration/report.json"), expected)).isEqualTo(expected);
    return true;
  }

  /** What only informs is left out where a project does not expect it. */
  private static List<String> found(Path report, List<String> expected) {
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : JsonMapper.shared().readTree(report.toFile()).path("findings")) {
      String hazard = finding.path("hazard").asString();
      if (finding.path("severity").asString().equals("info")
          && expected.stream().noneMatch(line -> line.contains(" info " + hazard + " "))) {
        continue;
      }
      String allowed =
          finding.has("allowed") ? " allowed in " + finding.at("/allowed/where").asString() : "";
      lines.add(
          "%s:%d %s %s %s%s"
              .formatted(
                  finding.path("script").asString(),
                  finding.path("line").asInt(),
                  finding.path("severity").asString(),
                  hazard,
                  finding.path("agreement").asString(),
                  allowed));
      lines.add("  " + TIME.matcher(finding.path("message").asString()).replaceAll("$1#"));
    }
    return lines.isEmpty() ? List.of(NONE) : lines;
  }
}
