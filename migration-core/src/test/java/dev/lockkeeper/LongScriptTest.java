package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement is judged by a walk over its whole script: a long one takes longer, not for ever.
 */
class LongScriptTest {

  private static final int FEW = 125;
  private static final int TIMES = 16;
  private static final int BEST_OF = 3;

  /** Who shares a core with others takes longer on it, too. */
  private static final int ATTEMPTS = 5;

  /** A walk over the script for each statement would make it {@link #TIMES}. */
  private static final int MOST = 4;

  private static final String MIXED =
      """
      INSERT INTO orders VALUES (%1$d, 'x');
      UPDATE orders SET total = total + 1 WHERE id = %1$d;
      ALTER TABLE orders ADD COLUMN c%1$d int;
      DELETE FROM items WHERE id = %1$d;
      """;

  private static final String SEED =
      """
      INSERT INTO orders VALUES (%1$d, 'x') ON CONFLICT DO NOTHING;
      INSERT INTO items VALUES (%1$d, 2);
      """;

  private static final String SEED_IN_CLEARED_ROOM =
      """
      DELETE FROM items WHERE id = %1$d;
      INSERT INTO items VALUES (%1$d, 2);
      """;

  private static final String DUMP =
      """
      CREATE TABLE t%1$d (id int PRIMARY KEY, customer int REFERENCES customers);
      CREATE INDEX i%1$d ON t%1$d (customer);
      """;

  private static final String MYSQL_SEED =
      """
      INSERT INTO orders VALUES (%1$d, 'x') ON DUPLICATE KEY UPDATE id = id;
      REPLACE INTO items VALUES (%1$d, 2);
      """;

  private static final String MYSQL_DUMP =
      """
      CREATE TABLE t%1$d (id int PRIMARY KEY, c int, FOREIGN KEY (c) REFERENCES customers (id));
      ALTER TABLE t%1$d ADD INDEX i%1$d (c, id);
      """;

  private static final String CLEANING =
      """
      DROP INDEX i%1$d;
      ALTER TABLE orders DROP COLUMN c%1$d;
      """;

  @ParameterizedTest
  @ValueSource(strings = {MIXED, SEED, SEED_IN_CLEARED_ROOM, DUMP, CLEANING})
  void a_long_script_takes_about_as_long_as_its_parts_one_by_one(String pattern) {
    takesAsLongAsItsParts(pattern, Dialect.POSTGRESQL, new PostgresqlKnowledge(17));
  }

  @ParameterizedTest
  @ValueSource(strings = {MIXED, SEED_IN_CLEARED_ROOM, MYSQL_SEED, MYSQL_DUMP})
  void so_does_one_of_mysql(String pattern) {
    takesAsLongAsItsParts(pattern, Dialect.MYSQL, new MysqlKnowledge("8.0.31"));
  }

  private static void takesAsLongAsItsParts(String pattern, Dialect dialect, Knowledge knowledge) {
    String part = repeated(pattern, FEW);
    String whole = repeated(pattern, TIMES * FEW);
    List<Double> shares = new ArrayList<>();
    do {
      // of one thread, or the time of this one is whatever share of the work another leaves to it
      ForkJoinPool alone = new ForkJoinPool(1);
      double parts = alone.submit(() -> TIMES * best(part, dialect, knowledge)).join();
      double together = alone.submit(() -> once(whole, dialect, knowledge)).join();
      alone.shutdown();
      shares.add(together / parts);
    } while (Collections.min(shares) >= MOST && shares.size() < ATTEMPTS);
    assertThat(Collections.min(shares)).as("of the CPU that its parts take").isLessThan(MOST);
  }

  private static String repeated(String pattern, int times) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append(pattern.formatted(i));
    }
    return text.toString();
  }

  private static double best(String sql, Dialect dialect, Knowledge knowledge) {
    double best = Double.MAX_VALUE;
    for (int run = 0; run < BEST_OF; run++) {
      best = Math.min(best, once(sql, dialect, knowledge));
    }
    return best;
  }

  /** A whole script is long enough that one run is no matter of luck; an attempt follows else. */
  private static double once(String sql, Dialect dialect, Knowledge knowledge) {
    long start = cpu();
    assertThat((long) Judging.statements(sql, dialect, knowledge)).isEqualTo(sql.lines().count());
    return (cpu() - start) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
