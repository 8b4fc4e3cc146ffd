package dev.lockkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project without an expectation would pass whatever it prints. */
class EveryProjectPromisesTest {

  @Test
  void everyProjectSaysWhatItExpects() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("").toAbsolutePath())) {
      List<Path> projects = folders.filter(EveryProjectPromisesTest::isProject).toList();
      assertThat(projects)
          .isNotEmpty()
          .allSatisfy(
              project -> {
                assertThat(project.resolve("verify.groovy")).exists();
                assertThat(project.resolve("expected-findings.txt")).exists();
              });
    }
  }

  private static boolean isProject(Path folder) {
    return Files.exists(folder.resolve("pom.xml"))
        || Files.exists(folder.resolve("invoker.properties"));
  }
}
