package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Judging;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comment full of beginnings of loops costs grows with its length, not with its square. */
class LoopOverAllTest {

  private static final int TIMES = 8;
  private static final int BEST_OF = 3;

  /** Who shares a core with others takes longer on it, too. */
  private static final int ATTEMPTS = 5;

  /** A search from each beginning to the end would make it the square of {@link #TIMES}. */
  private static final int MOST = 3 * TIMES;

  /** As many beginnings at least as make a square show. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"FOR r IN SELECT \", 300",
        "\"FOR r IN (SELECT a \", 300",
        "\"WHILE \", 4000",
        "\"; LOOP \", 4000",
        "\"THEN \", 4000"
      })
  void takes_no_longer_than_the_comment_is_long(String beginning, int few) throws Exception {
    nanos(beginning, few);
    List<Double> times = new ArrayList<>();
    do {
      times.add(best(beginning, few * TIMES) / (double) best(beginning, few));
    } while (Collections.min(times) >= MOST && times.size() < ATTEMPTS);
    assertThat(Collections.min(times)).isLessThan(MOST);
  }

  private static long best(String beginning, int times) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < BEST_OF; i++) {
      best = Math.min(best, nanos(beginning, times));
    }
    return best;
  }

  private static long nanos(String beginning, int times) throws Exception {
    String sql =
        "DO $$ BEGIN /* %s */ UPDATE orders SET total = 1 WHERE id = r.id; END $$;"
            .formatted(beginning.repeat(times));
    Script script = new Script("V1__x.sql", Version.parse("1"), "x", ScriptKind.VERSIONED, 0, sql);
    Reading reading = Reading.of(new History("default", List.of(script), Base.named("none")));
    Check check = Judging.check(new PostgresqlKnowledge(17));
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      return alone.submit(() -> nanos(check, reading)).get();
    } finally {
      alone.shutdown();
    }
  }

  /** CPU time, since others may be at work beside it. */
  private static long nanos(Check check, Reading reading) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    check.judge(reading, Observations.NONE);
    return thread.getCurrentThreadCpuTime() - start;
  }
}
