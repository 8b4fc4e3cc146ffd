package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * No statement is judged by a walk over its whole script: a long one takes longer, not for ever.
 */
class LongScriptTest {

  private static final int FEW = 500;
  private static final int TIMES = 8;
  private static final int BEST_OF = 3;

  private static final List<String> STATEMENTS =
      List.of(
          "INSERT INTO orders VALUES (%d, 'x');",
          "UPDATE orders SET total = total + 1 WHERE id = %d;",
          "ALTER TABLE orders ADD COLUMN c%d int;",
          "DELETE FROM items WHERE id = %d;");

  @Test
  void eightTimesTheStatementsTakeLittleMoreThanEightTimesAsLong() {
    double few = best(FEW);
    double many = best(TIMES * FEW);
    // a walk over the script for each statement would make it sixty-four times
    assertThat(many / few).as("%.0f ms and %.0f ms of CPU", few, many).isLessThan(4 * TIMES);
  }

  private static double best(int statements) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      text.append(STATEMENTS.get(i % STATEMENTS.size()).formatted(i)).append('\n');
    }
    double best = Double.MAX_VALUE;
    for (int run = 0; run < BEST_OF; run++) {
      long start = cpu();
      assertThat(judge(text.toString())).isEqualTo(statements);
      best = Math.min(best, (cpu() - start) / 1e6);
    }
    return best;
  }

  private static int judge(String sql) {
    Script script = new Script("V1__x.sql", Version.parse("1"), "x", ScriptKind.VERSIONED, 0, sql);
    Check check =
        new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 26));
    return check
        .judge(Reading.of(new History("default", List.of(script), Base.NONE)), Observations.NONE)
        .statements()
        .size();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
