package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on other tools speaks of hazards that exist. */
class FieldPageTest {

  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "field.md");

  /** What is said about allowances is no hazard, and has no page. */
  private static final String OF_ALLOWANCES = "allowance-unused";

  private static final Pattern ID = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  @Test
  void everyHazardThatItNamesExists() throws IOException {
    List<String> named =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|", -1)[2])
            .flatMap(ours -> ID.matcher(ours).results())
            .map((MatchResult id) -> id.group(1))
            .filter(id -> !id.equals(OF_ALLOWANCES))
            .toList();
    assertThat(PolicyFile.hazards()).containsAll(named);
    assertThat(named).hasSizeGreaterThan(100);
  }
}
