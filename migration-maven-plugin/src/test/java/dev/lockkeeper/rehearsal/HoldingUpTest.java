package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What no sampler can be fast enough for is seen by making the statement wait for it. */
final class HoldingUpTest {

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id int PRIMARY KEY, name text);
          CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, total int);
          CREATE INDEX orders_total_idx ON orders (total);
          CREATE TABLE events (day date) PARTITION BY RANGE (day);
          CREATE TABLE events_2024 PARTITION OF events
            FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
          CREATE TABLE events_2025 PARTITION OF events
            FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
          CREATE VIEW totals AS SELECT sum(total) FROM orders;
          CREATE SEQUENCE numbers;
          """);

  @Test
  void an_instant_lock_on_a_partition_is_seen() throws Exception {
    // DETACH CONCURRENTLY came with PostgreSQL 14
    Assumptions.assumeTrue(TestServer.shared().majorVersion() >= 14);
    Observation detached =
        rehearse(
                TestScript.versioned(
                        2, "ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;")
                    .with(Execution.elsewhere(false)))
            .get(0);

    assertThat(detached.exact()).isTrue();
    assertThat(locks(detached))
        .containsEntry(Table.of("events"), PostgresqlLock.SHARE_UPDATE_EXCLUSIVE)
        .containsEntry(Table.of("events_2024"), PostgresqlLock.ACCESS_EXCLUSIVE)
        .doesNotContainKey(Table.of("events_2025"));
    assertThat(detached.effects())
        .anyMatch(
            effect ->
                effect instanceof Effect.Blocks wait
                    && wait.table().equals(Table.of("events_2024"))
                    && wait.traffic() == Traffic.READS);
  }

  @Test
  void what_is_dropped_without_a_wait_for_anybody_is_seen() throws Exception {
    Observation dropped = rehearse("DROP INDEX CONCURRENTLY orders_total_idx;").get(0);

    assertThat(dropped.exact()).isTrue();
    assertThat(locks(dropped))
        .containsExactly(Map.entry(Table.of("orders"), PostgresqlLock.SHARE_UPDATE_EXCLUSIVE));
  }

  @Test
  void all_statements_of_a_script_without_a_transaction_are_held_up() throws Exception {
    List<Observation> seen =
        rehearse(
            TestScript.versioned(
                    2,
                    """
                    ALTER TABLE orders ADD COLUMN note text;
                    DROP VIEW totals;
                    ALTER SEQUENCE numbers INCREMENT 5;
                    CREATE TABLE lines (order_id int REFERENCES orders);
                    DROP INDEX CONCURRENTLY orders_total_idx;
                    """)
                .with(Execution.elsewhere(false)));

    assertThat(seen).allMatch(Observation::exact);
    assertThat(locks(seen.get(0)))
        .containsExactly(Map.entry(Table.of("orders"), PostgresqlLock.ACCESS_EXCLUSIVE));
    assertThat(locks(seen.get(1)))
        .containsEntry(Table.of("totals"), PostgresqlLock.ACCESS_EXCLUSIVE);
    assertThat(locks(seen.get(2)))
        .containsExactly(Map.entry(Table.of("numbers"), PostgresqlLock.SHARE_ROW_EXCLUSIVE));
    // the new table is nobody's yet; its parent gets triggers
    assertThat(locks(seen.get(3)))
        .containsExactly(Map.entry(Table.of("orders"), PostgresqlLock.SHARE_ROW_EXCLUSIVE));
  }

  @Test
  void a_weak_lock_does_not_hide_a_stronger_one_that_follows() throws Exception {
    Observation called =
        rehearse(
                """
                DO $$
                BEGIN
                  PERFORM count(*) FROM customers;
                  UPDATE customers SET name = upper(name);
                  ALTER TABLE customers ADD COLUMN note text;
                  RAISE 'enough';
                EXCEPTION WHEN raise_exception THEN
                  NULL;
                END $$;
                """)
            .get(0);

    assertThat(locks(called)).containsEntry(Table.of("customers"), PostgresqlLock.ACCESS_EXCLUSIVE);
    // with other rows it may do something else
    assertThat(called.exact()).isFalse();
  }

  @Test
  void what_would_not_wait_is_left_alone() throws Exception {
    Observation vacuumed = rehearse("VACUUM (SKIP_LOCKED) orders;").get(0);

    assertThat(vacuumed.exact()).isFalse();
    assertThat(vacuumed.effects()).noneMatch(Effect.Fails.class::isInstance);
  }

  @Test
  void a_short_lock_timeout_ends_no_rehearsal() throws Exception {
    List<Observation> seen =
        rehearse("SET lock_timeout = '1ms';", "DROP INDEX CONCURRENTLY orders_total_idx;");

    assertThat(seen.get(1).effects()).noneMatch(Effect.Fails.class::isInstance);
  }

  private static Map<Table, PostgresqlLock> locks(Observation seen) {
    Map<Table, PostgresqlLock> locks = new TreeMap<>();
    for (Effect effect : seen.effects()) {
      if (effect instanceof Effect.Locks lock) {
        locks.put(lock.table(), (PostgresqlLock) lock.mode());
      }
    }
    return locks;
  }

  /** Rehearses scripts, one after the other; returns what was seen, in order. */
  private static List<Observation> rehearse(Script... pending) throws CheckImpossibleException {
    Rehearsal rehearsal =
        new Rehearsal(
            Servers.only(TestServer.shared()),
            Path.of("."),
            FlywayConfiguration.DEFAULT,
            Terms.DEFAULT,
            List.of(RELEASED),
            List.of(pending),
            new Sizes(1000, 100, Map.of()),
            Progress.SILENT);
    return rehearsal.run().observations().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<StatementId, Observation> one) -> one.getKey().script())
                .thenComparing(one -> one.getKey().index()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Observation> rehearse(String... texts) throws CheckImpossibleException {
    Script[] scripts = new Script[texts.length];
    for (int i = 0; i < texts.length; i++) {
      scripts[i] = TestScript.versioned(i + 2, texts[i]);
    }
    return rehearse(scripts);
  }
}
