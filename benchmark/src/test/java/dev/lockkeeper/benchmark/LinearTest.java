package dev.lockkeeper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten times the scripts may cost ten times as much, and little more. */
class LinearTest {

  private static final int FEW = 1000;
  private static final int MANY = 10 * FEW;
  private static final int BEST_OF = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void tenTimesTheScriptsCostTenTimesAsMuch(Database database) throws Exception {
    double few = best(database, FEW);
    double many = best(database, MANY);
    assertThat(many / few).as("%.0f ms and %.0f ms of CPU", few, many).isLessThan(20);
  }

  /** Other processes do not count: it is the CPU time of this one, the garbage collector's too. */
  private double best(Database database, int scripts) throws Exception {
    Lint lint = new Lint(database);
    Path set = folder.resolve("set" + scripts);
    GeneratedHistory.write(GeneratedHistory.of(database, Speed.SEED, scripts), set);
    double best = Double.MAX_VALUE;
    for (int run = 0; run < BEST_OF; run++) {
      long start = cpu();
      assertThat(lint.verdict(set, Base.named("version:1")).findings()).isNotEmpty();
      best = Math.min(best, (cpu() - start) / 1e6);
    }
    return best;
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
