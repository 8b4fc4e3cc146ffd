package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of production's rows beside a run that has them. */
@Tag("database")
class SecondSizeTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int, note text);
          CREATE TABLE invoices (id int PRIMARY KEY, total int);
          """);

  private static final Table ORDERS = Table.of("orders");
  private static final Table INVOICES = Table.of("invoices");
  private static final long ROWS = 50_000;
  private static final long PRODUCTION = 4 * ROWS;
  private static final int RUNS = 3;

  @Test
  void the_range_holds_what_production_s_rows_take() throws Exception {
    Script index = pending("CREATE INDEX i ON orders (customer_id);");
    Hold sample = shortest(index, ROWS);
    Hold whole = shortest(index, PRODUCTION);

    AtProduction said = sample.atProduction().orElseThrow();
    assertThat(said.rows()).isEqualTo(PRODUCTION);
    // another process may slow down either run, hence twice on both sides
    assertThat(said.to()).isGreaterThan(whole.heldMillis() / 2);
    assertThat(said.from()).isBetween(sample.heldMillis() / 2, whole.heldMillis() * 2);
    assertThat(whole.atProduction()).isEmpty();
  }

  @Test
  void an_instant_stays_one() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            pending("ALTER TABLE orders ADD note2 text;"), ROWS, Map.of(ORDERS, 1_000_000_000L));

    assertThat(hold(rehearsed, 1).atProduction()).isEmpty();
  }

  @Test
  void a_lock_is_held_through_the_work_on_another_table() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            pending("ALTER TABLE orders ADD x int;\nCREATE INDEX i ON invoices (total);"),
            ROWS,
            Map.of(ORDERS, ROWS, INVOICES, PRODUCTION));

    Hold orders = hold(rehearsed, 1);
    assertThat(orders.atProduction().orElseThrow().rows()).isEqualTo(PRODUCTION);
    assertThat(orders.atProduction().orElseThrow().to()).isGreaterThan(orders.heldMillis());
  }

  @Test
  void nothing_is_said_where_one_of_the_tables_is_of_unknown_size() throws Exception {
    Rehearsed rehearsed =
        rehearse(
            pending("CREATE INDEX i ON orders (total);\nCREATE INDEX j ON invoices (total);"),
            ROWS,
            Map.of(ORDERS, PRODUCTION));

    assertThat(hold(rehearsed, 1).atProduction()).isEmpty();
    assertThat(hold(rehearsed, 2).atProduction()).isEmpty();
  }

  /** Of some runs: whatever else the machine does makes a hold longer, and never shorter. */
  private static Hold shortest(Script index, long rows) throws Exception {
    List<Hold> holds = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      holds.add(hold(rehearse(index, rows, Map.of(ORDERS, PRODUCTION)), 1));
    }
    return Collections.min(holds, Comparator.comparingDouble(Hold::heldMillis));
  }

  private static Script pending(String text) {
    return TestScript.versioned(2, text);
  }

  /** The longest that the statement made others wait. */
  private static Hold hold(Rehearsed rehearsed, int statement) {
    Observation seen = rehearsed.observations().get(new StatementId("db/V2__test.sql", statement));
    return seen.effects().stream()
        .filter(Blocks.class::isInstance)
        .map(effect -> ((Blocks) effect).hold())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Rehearsed rehearse(Script pending, long rows, Map<Table, Long> production)
      throws CheckImpossibleException {
    return new Rehearsal(
            TestServer.shared(),
            Path.of("."),
            FlywayConfiguration.DEFAULT,
            List.of(RELEASED),
            List.of(pending),
            new Sizes(rows, 100, Map.of(), production),
            progress -> {})
        .run();
  }
}
