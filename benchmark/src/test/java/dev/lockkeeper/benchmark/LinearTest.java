package dev.lockkeeper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the scripts may cost ten times as much, and little more. */
class LinearTest {

  private static final int FEW = 1000;
  private static final int MANY = 10 * FEW;
  private static final int BEST_OF = 5;

  @TempDir Path folder;

  private final Lint lint = new Lint();

  @Test
  void tenTimesTheScriptsCostTenTimesAsMuch() throws Exception {
    double few = best(FEW);
    double many = best(MANY);
    assertThat(many / few).as("%.0f ms and %.0f ms of CPU", few, many).isLessThan(20);
  }

  /** Other processes do not count: it is the CPU time of this one, the garbage collector's too. */
  private double best(int scripts) throws Exception {
    Path set = folder.resolve("set" + scripts);
    GeneratedHistory.write(GeneratedHistory.of(Speed.SEED, scripts), set);
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
