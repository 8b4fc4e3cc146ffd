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
    Path here = Path.of("").toAbsolutePath();
    try (Stream<Path> inside = Files.list(here);
        Stream<Path> outside = Files.list(here.resolve("outside-a-project"))) {
      List<Path> projects =
          Stream.concat(inside, outside).filter(EveryProjectPromisesTest::isProject).toList();
      assertThat(projects)
          .isNotEmpty()
          .allSatisfy(
              project -> {
                assertThat(project.resolve("verify.groovy")).exists();
                assertThat(project.resolve("expected-findings.txt")).exists();
              });
    }
  }

  @Test
  void theDemoCanBeRun() {
    assertThat(Path.of("..", "demo")).isExecutable();
  }

  private static boolean isProject(Path folder) {
    return Files.exists(folder.resolve("pom.xml"))
        || Files.exists(folder.resolve("invoker.properties"));
  }
}
