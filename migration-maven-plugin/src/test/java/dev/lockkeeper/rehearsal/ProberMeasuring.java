package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Table;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reported holds and stalls beside what an outsider feels, for ten statements on a million rows.
 * Prints each; needs a quiet machine.
 */
@Tag("database")
class ProberMeasuring {

  private static final String TABLES =
      """
      CREATE TABLE customers (id int PRIMARY KEY);
      INSERT INTO customers SELECT generate_series(0, 999);
      CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, total int, note text);
      INSERT INTO orders
        SELECT i, i % 1000, i, 'note ' || i FROM generate_series(1, 1000000) i;
      """;

  private static final Table ORDERS = Table.of("orders");
  private static final int ATTEMPTS = 3;

  /** A time that was reported, and the one that was felt. */
  private record Pair(double reported, double felt) {

    /** Returns the difference as a part of what is allowed: a twentieth, or 10 ms. */
    double error() {
      return Math.abs(reported - felt) / Math.max(10, felt / 20);
    }
  }

  private interface Measurement {
    Pair once() throws Exception;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON orders (customer_id)                           | INSERT INTO orders (id) VALUES (-%d)
          ALTER TABLE orders ALTER total TYPE bigint                       | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ALTER total SET NOT NULL                      | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ADD CHECK (total >= 0)                        | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers | INSERT INTO orders (id) VALUES (-%d)
          ALTER TABLE orders ADD UNIQUE (total)                            | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ADD x int GENERATED ALWAYS AS (total) STORED  | SELECT 1 FROM orders WHERE id = %d
          ALTER TABLE orders ADD x int; CREATE INDEX i ON orders (total)   | SELECT 1 FROM orders WHERE id = %d
          UPDATE orders SET note = 'x'                                     | UPDATE orders SET total = 0 WHERE id = %d
          VACUUM FULL orders                                               | SELECT 1 FROM orders WHERE id = %d
          """)
  void says_what_an_outsider_feels(String migration, String probe) throws Exception {
    Pair hold = best(() -> hold(migration, probe));
    Pair stall = best(() -> stall(migration, probe));
    System.out.printf(
        "| `%s` | %.0f | %.0f | %.0f | %.0f |%n",
        migration, hold.reported(), hold.felt(), stall.reported(), stall.felt());
    assertThat(hold.error()).as("hold %s, as a part of what is allowed", hold).isLessThan(1);
    assertThat(stall.error()).as("stall %s, as a part of what is allowed", stall).isLessThan(1);
  }

  /**
   * Another process may take the processor from one of the two between their looks at the clock.
   */
  private static Pair best(Measurement measurement) throws Exception {
    Pair best = measurement.once();
    for (int attempt = 1; attempt < ATTEMPTS && best.error() >= 1; attempt++) {
      Pair next = measurement.once();
      best = next.error() < best.error() ? next : best;
    }
    return best;
  }

  private static Pair hold(String migration, String probe) throws Exception {
    ObservedDatabase database = ObservedDatabase.with(TABLES).holding(Map.of(ORDERS, 1_000_000L));
    Outsider outsider = new Outsider(database, probe);
    outsider.start();
    database.observe(migration + ";");
    double felt = outsider.end();
    Hold hold = database.blocks(1, "orders").hold().orElseThrow();
    return new Pair(hold.heldMillis(), felt);
  }

  private static Pair stall(String migration, String probe) throws Exception {
    ObservedDatabase database = ObservedDatabase.with(TABLES);
    Outsider outsider = new Outsider(database, probe);
    outsider.start();
    Traffic traffic = probe.startsWith("SELECT") ? Traffic.READS : Traffic.WRITES;
    double reported =
        database.feel(migration + ";", ORDERS).stream()
            .filter(stall -> stall.traffic() == traffic)
            .max(Comparator.comparingDouble(Stalls::longestMillis))
            .orElseThrow()
            .longestMillis();
    return new Pair(reported, outsider.end());
  }
}
