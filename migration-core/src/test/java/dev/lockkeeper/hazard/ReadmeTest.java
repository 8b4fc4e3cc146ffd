package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README lists every hazard by its own words, and no other. */
class ReadmeTest {

  @Test
  void theTableOfHazardsIsWhole() throws IOException {
    List<String> expected =
        Hazard.all().stream()
            .sorted(Comparator.comparing(Hazard::id))
            .map(hazard -> "| `%s` | %s |".formatted(hazard.id(), hazard.danger()))
            .toList();
    assertThat(Files.readAllLines(Path.of("..", "README.md")))
        .filteredOn(line -> line.matches("\\| `[a-z]+(-[a-z]+)+` \\| .*"))
        .isEqualTo(expected);
  }
}
