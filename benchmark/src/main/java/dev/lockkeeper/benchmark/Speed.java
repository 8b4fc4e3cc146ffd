package dev.lockkeeper.benchmark;

import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import dev.lockkeeper.benchmark.generated.GeneratedScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Prints how fast a thousand made-up migrations of each database are judged, warm, and how fast
 * squawk's binary is on PostgreSQL's in the same run. Its argument is that binary; without it there
 * is no ratio.
 */
public final class Speed {

  static final long SEED = 42;

  private static final int SCRIPTS = 1000;
  private static final int BEST_OF = 7;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double MEDIAN = 50;

  private Speed() {}

  public static void main(String[] arguments)
      throws RunnerException, IOException, InterruptedException {
    for (RunResult result : new Runner(options()).run()) {
      Database database = Database.valueOf(result.getParams().getParam("database"));
      double ours = result.getPrimaryResult().getStatistics().getPercentile(MEDIAN);
      List<GeneratedScript> scripts = GeneratedHistory.of(database, SEED, SCRIPTS);
      print(
          "%s, warm: %.0f ms for %d scripts, %.0f statements/s",
          database, ours, SCRIPTS, statements(scripts) * MILLIS_PER_SECOND / ours);
      if (arguments.length > 0 && database == Database.POSTGRESQL) {
        compare(ours, squawk(arguments[0], scripts), statements(scripts));
      }
    }
  }

  private static Options options() {
    return new OptionsBuilder().include(LintBenchmark.class.getSimpleName()).build();
  }

  private static int statements(List<GeneratedScript> scripts) {
    return scripts.stream().mapToInt(script -> script.statements().size()).sum();
  }

  private static void compare(double ours, double theirs, int statements) {
    print("squawk: %.0f ms, %.0f statements/s", theirs, statements * MILLIS_PER_SECOND / theirs);
    print("Throughput of Lockkeeper : squawk = %.2f : 1", theirs / ours);
  }

  /** The binary has to start; what it takes for one file is not its work on the others. */
  private static double squawk(String binary, List<GeneratedScript> scripts)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("generated");
    GeneratedHistory.write(scripts, folder);
    List<String> all = files(folder);
    return best(binary, all) - best(binary, all.subList(0, 1));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private static double best(String binary, List<String> files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(binary));
    command.addAll(files);
    double best = Double.MAX_VALUE;
    for (int run = 0; run < BEST_OF; run++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor();
      best = Math.min(best, Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6);
    }
    return best;
  }

  private static void print(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}
