package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How far what is said of ten times the rows lies from a run that has them: prints a line for each
 * trial. Needs a quiet machine; with {@code -Dmeasuring.others} of other kinds of statements.
 */
@Tag("database")
class GrowthMeasuring {

  private static final long ROWS = Long.getLong("measuring.rows", 200_000);
  private static final int TIMES = 10;
  private static final int TRIALS = Integer.getInteger("measuring.trials", 3);

  /** Of twenty trials eighteen. */
  private static final double MOSTLY = 0.9;

  private static final Table ORDERS = Table.of("orders");
  private static final Table CUSTOMERS = Table.of("customers");
  private static final long PARENTS = 10_000;

  private static final String TABLES =
      """
      CREATE TABLE customers (id int PRIMARY KEY);
      CREATE TABLE orders (
        id bigint PRIMARY KEY, customer_id int, total int, number bigint, note text);
      """;

  private static final List<Kind> NAMED =
      List.of(
          Kind.of("SET NOT NULL", "ALTER TABLE orders ALTER total SET NOT NULL;"),
          Kind.of("ADD CHECK", "ALTER TABLE orders ADD CHECK (total >= 0);"),
          Kind.of(
              "ADD FOREIGN KEY",
              "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;"),
          Kind.of("ALTER TYPE", "ALTER TABLE orders ALTER total TYPE bigint;"),
          Kind.of("CREATE INDEX", "CREATE INDEX orders_note ON orders (note);"),
          Kind.of("ADD UNIQUE", "ALTER TABLE orders ADD UNIQUE (number);"),
          Kind.of("UPDATE", "UPDATE orders SET total = 7;"));

  /** Others, which show whether the method fits those seven alone. */
  private static final List<Kind> OTHERS =
      List.of(
          Kind.of(
              "VALIDATE",
              "ALTER TABLE orders ADD CONSTRAINT c CHECK (total >= 0) NOT VALID;\n"
                  + "ALTER TABLE orders VALIDATE CONSTRAINT c;"),
          Kind.of(
              "ADD COLUMN, volatile",
              "ALTER TABLE orders ADD token uuid DEFAULT gen_random_uuid();"),
          new Kind(
              "ALTER TYPE, indexed",
              "CREATE INDEX orders_total ON orders (total);",
              "ALTER TABLE orders ALTER total TYPE bigint;"),
          Kind.of("CREATE INDEX, int", "CREATE INDEX orders_total ON orders (total);"),
          Kind.of(
              "ADD PRIMARY KEY",
              "ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (number);"),
          new Kind(
              "REFRESH",
              "CREATE MATERIALIZED VIEW sums AS"
                  + " SELECT customer_id, sum(total) FROM orders GROUP BY customer_id;",
              "REFRESH MATERIALIZED VIEW sums;"),
          Kind.of("DELETE", "DELETE FROM orders WHERE total > 0;"));

  private static final List<Kind> KINDS = Boolean.getBoolean("measuring.others") ? OTHERS : NAMED;

  /** Part of the names of those that are measured. */
  private static final String ASKED = System.getProperty("measuring.only", "");

  /**
   * A kind of statement.
   *
   * @param before what is released besides the tables
   */
  private record Kind(String name, String before, String sql) {

    static Kind of(String name, String sql) {
      return new Kind(name, "", sql);
    }
  }

  private record Trial(String name, Hold sample, Hold whole) {

    AtProduction said() {
      return sample.atProduction().orElseThrow();
    }

    /** By the best of its runs, of which there are as many as of the sample. */
    double took() {
      return whole.atProduction().orElseThrow().likely();
    }

    boolean held() {
      return said().from() <= took() && took() <= said().to();
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f-%.0f | %.0f | %+.0f %% | %s |",
          name,
          sample.undisturbedMillis(),
          said().likely(),
          said().from(),
          said().to(),
          took(),
          100 * (said().likely() / took() - 1),
          held() ? "yes" : "no");
    }
  }

  @Test
  void nearly_all_take_what_was_said() throws Exception {
    System.out.printf(
        "| statement | ms at %d rows | said of ten times as many | range | took | error | in range"
            + " |%n",
        ROWS);
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < TRIALS; round++) {
      // what a large run leaves to be written to disk would slow down the next small one
      Map<String, Hold> samples = holds(ROWS);
      holds(TIMES * ROWS)
          .forEach(
              (name, whole) -> {
                Trial trial = new Trial(name, samples.get(name), whole);
                trials.add(trial);
                System.out.println(trial.line());
              });
    }
    long held = trials.stream().filter(Trial::held).count();
    System.out.printf("%d of %d in range%n", held, trials.size());
    assertThat((double) held / trials.size()).isGreaterThanOrEqualTo(MOSTLY);
  }

  private static Map<String, Hold> holds(long rows) throws CheckImpossibleException {
    Map<String, Hold> holds = new TreeMap<>();
    for (Kind kind : KINDS) {
      if (kind.name().contains(ASKED)) {
        holds.put(kind.name(), hold(kind, rows));
      }
    }
    return holds;
  }

  private static Hold hold(Kind kind, long rows) throws CheckImpossibleException {
    // the whole is measured again, too, where production has hardly more
    long production = Math.max(TIMES * ROWS, rows + 1);
    Rehearsed rehearsed =
        new Rehearsal(
                TestServer.shared(),
                Path.of("."),
                FlywayConfiguration.DEFAULT,
                List.of(TestScript.versioned(1, TABLES + kind.before())),
                List.of(TestScript.versioned(2, kind.sql())),
                new Sizes(
                    rows,
                    PARENTS,
                    Map.of(CUSTOMERS, PARENTS),
                    Map.of(ORDERS, production, CUSTOMERS, PARENTS)),
                Progress.SILENT)
            .run();
    return rehearsed.observations().get(new StatementId("db/V2__test.sql", 1)).effects().stream()
        .filter(Blocks.class::isInstance)
        .map(Blocks.class::cast)
        .map(Blocks::hold)
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(Hold::heldMillis))
        .orElseThrow();
  }
}
