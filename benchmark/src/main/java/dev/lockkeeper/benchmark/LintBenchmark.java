package dev.lockkeeper.benchmark;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import dev.lockkeeper.report.ConsoleReport;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time from the folder to the printed lines, warm, on all cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx300m")
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class LintBenchmark {

  /** How many scripts there are: the cost is to be linear in them. */
  @Param({"1000"})
  public int scripts;

  /** Whose migrations they are. */
  @Param({"POSTGRESQL", "MYSQL"})
  public Database database;

  private Lint lint;
  private Path folder;

  /** Makes the history up. */
  @Setup
  public void write() throws IOException {
    lint = new Lint(database);
    folder = Files.createTempDirectory("generated");
    GeneratedHistory.write(GeneratedHistory.of(database, Speed.SEED, scripts), folder);
  }

  /** Every script is pending, and one in twelve dangerous. */
  @Benchmark
  public List<ConsoleReport.Block> folderToLines() throws CheckImpossibleException {
    return lint.lines(folder, Base.named("version:1"));
  }
}
