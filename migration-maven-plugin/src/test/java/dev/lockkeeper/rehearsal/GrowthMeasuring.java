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
import dev.lockkeeper.script.Script;
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
 * trial. Needs a quiet machine.
 */
@Tag("database")
class GrowthMeasuring {

  private static final long ROWS = Long.getLong("measuring.rows", 200_000);
  private static final int TIMES = 10;
  private static final int TRIALS = Integer.getInteger("measuring.trials", 3);

  private static final Table ORDERS = Table.of("orders");
  private static final Table CUSTOMERS = Table.of("customers");
  private static final long PARENTS = 10_000;

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id int PRIMARY KEY);
          CREATE TABLE orders (
            id bigint PRIMARY KEY, customer_id int, total int, number bigint, note text);
          """);

  private static final Map<String, String> STATEMENTS =
      Map.of(
          "SET NOT NULL", "ALTER TABLE orders ALTER total SET NOT NULL;",
          "ADD CHECK", "ALTER TABLE orders ADD CHECK (total >= 0);",
          "ADD FOREIGN KEY",
              "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;",
          "ALTER TYPE", "ALTER TABLE orders ALTER total TYPE bigint;",
          "CREATE INDEX", "CREATE INDEX orders_note ON orders (note);",
          "ADD UNIQUE", "ALTER TABLE orders ADD UNIQUE (number);",
          "UPDATE", "UPDATE orders SET total = 7;");

  private record Trial(String name, Hold sample, Hold whole) {

    AtProduction said() {
      return sample.atProduction().orElseThrow();
    }

    boolean held() {
      return said().from() <= whole.heldMillis() && whole.heldMillis() <= said().to();
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f-%.0f | %.0f | %+.0f %% | %s |",
          name,
          sample.heldMillis(),
          said().likely(),
          said().from(),
          said().to(),
          whole.heldMillis(),
          100 * (said().likely() / whole.heldMillis() - 1),
          held() ? "yes" : "no");
    }
  }

  @Test
  void nothing_takes_longer_than_was_said() throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < TRIALS; round++) {
      // what a large run leaves to be written to disk would slow down the next small one
      Map<String, Hold> samples = holds(ROWS);
      holds(TIMES * ROWS)
          .forEach((name, whole) -> trials.add(new Trial(name, samples.get(name), whole)));
    }
    trials.sort(Comparator.comparing(Trial::name));
    System.out.printf(
        "| statement | ms at %d rows | said of ten times as many | range | took | error | in range |%n",
        ROWS);
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    trials.forEach(trial -> System.out.println(trial.line()));
    assertThat(trials)
        .allSatisfy(
            trial -> assertThat(trial.whole().heldMillis()).isLessThanOrEqualTo(trial.said().to()));
  }

  private static Map<String, Hold> holds(long rows) throws CheckImpossibleException {
    Map<String, Hold> holds = new TreeMap<>();
    for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
      holds.put(statement.getKey(), hold(TestScript.versioned(2, statement.getValue()), rows));
    }
    return holds;
  }

  private static Hold hold(Script pending, long rows) throws CheckImpossibleException {
    Rehearsed rehearsed =
        new Rehearsal(
                TestServer.shared(),
                Path.of("."),
                FlywayConfiguration.DEFAULT,
                List.of(RELEASED),
                List.of(pending),
                new Sizes(
                    rows,
                    PARENTS,
                    Map.of(CUSTOMERS, PARENTS),
                    Map.of(ORDERS, TIMES * ROWS, CUSTOMERS, PARENTS)),
                progress -> {})
            .run();
    return rehearsed.observations().get(new StatementId("db/V2__test.sql", 1)).effects().stream()
        .filter(Blocks.class::isInstance)
        .map(Blocks.class::cast)
        .filter(wait -> wait.table().equals(ORDERS))
        .map(Blocks::hold)
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(Hold::heldMillis))
        .orElseThrow();
  }
}
