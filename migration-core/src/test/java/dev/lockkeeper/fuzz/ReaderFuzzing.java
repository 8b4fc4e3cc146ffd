package dev.lockkeeper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Coverage-guided fuzzing of splitter and reader by Jazzer, in the profile {@code fuzz}.
 *
 * <p>It begins with the same seed and ends after as many inputs every time, so that a build fails
 * for what was changed and not for its luck; {@code -Dfuzz.seconds=<n>} looks for new inputs that
 * long. What it finds that is new stays in {@code target/fuzz}; what is worth keeping is put into
 * the committed corpus by hand.
 */
final class ReaderFuzzing {

  private static final Path CORPUS = Path.of("src/fuzz/corpus");
  private static final Path FOUND = Path.of("target/fuzz");

  @Test
  void nothingBringsTheReaderToAStop() throws Exception {
    Files.createDirectories(FOUND);
    Process jazzer =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(FOUND.resolve("jazzer.log").toFile())
            .start();
    int exit = jazzer.waitFor();
    String log = Files.readString(FOUND.resolve("jazzer.log"), StandardCharsets.UTF_8);
    System.out.println("Jazzer: " + last(log, "DONE") + "; " + corpus());
    assertThat(exit).as(log.substring(Math.max(0, log.length() - 4_000))).isZero();
    assertThat(log).contains("INITED").contains("DONE");
  }

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-OmitStackTraceInFastThrow", "-Xmx1g", "-cp", classPath()));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + ReaderTarget.class.getName());
    command.add("--instrumentation_includes=dev.lockkeeper.**");
    command.add("--reproducer_path=" + FOUND);
    command.add("-artifact_prefix=" + FOUND + "/");
    command.addAll(howLong(Integer.getInteger("fuzz.seconds", 0)));
    command.addAll(List.of("-max_len=4096", "-timeout=120", "-rss_limit_mb=0"));
    command.add(Files.createTempDirectory(FOUND, "new").toString());
    command.add(CORPUS.toString());
    return command;
  }

  private static List<String> howLong(int seconds) {
    return seconds > 0
        ? List.of("-max_total_time=" + seconds)
        : List.of("-seed=20250101", "-runs=60000");
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
