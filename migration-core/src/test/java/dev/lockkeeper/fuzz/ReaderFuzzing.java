package dev.lockkeeper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Coverage-guided fuzzing of splitter and reader by Jazzer, in the profile {@code fuzz}.
 *
 * <p>{@code -Dfuzz.seconds=<n>} says for how long. What it finds that is new stays in {@code
 * target/fuzz}; what is worth keeping is put into the committed corpus by hand.
 */
final class ReaderFuzzing {

  private static final Path CORPUS = Path.of("src/fuzz/corpus");
  private static final Path FOUND = Path.of("target/fuzz");

  @Test
  void nothingBringsTheReaderToAStop() throws Exception {
    Files.createDirectories(FOUND.resolve("new"));
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-OmitStackTraceInFastThrow",
                "-Xmx1g",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + ReaderTarget.class.getName(),
                "--instrumentation_includes=dev.lockkeeper.**",
                "--reproducer_path=" + FOUND,
                "-artifact_prefix=" + FOUND + "/",
                "-max_total_time=" + Integer.getInteger("fuzz.seconds", 60),
                "-max_len=4096",
                "-timeout=20",
                "-rss_limit_mb=0",
                FOUND.resolve("new").toString(),
                CORPUS.toString())
            .redirectErrorStream(true)
            .redirectOutput(FOUND.resolve("jazzer.log").toFile())
            .start();
    int exit = jazzer.waitFor();
    String log = Files.readString(FOUND.resolve("jazzer.log"), StandardCharsets.UTF_8);
    System.out.println("Jazzer: " + last(log, "DONE") + "; " + corpus());
    assertThat(exit).as(log.substring(Math.max(0, log.length() - 4_000))).isZero();
    assertThat(log).contains("INITED").contains("DONE");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String last(String log, String word) {
    List<String> lines = log.lines().filter(line -> line.contains(word)).toList();
    return lines.isEmpty() ? "no line with " + word : lines.get(lines.size() - 1).strip();
  }

  private static String corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.count() + " inputs in the committed corpus";
    }
  }
}
