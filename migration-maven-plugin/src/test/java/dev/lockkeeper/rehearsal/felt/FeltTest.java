package dev.lockkeeper.rehearsal.felt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Servers;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Terms;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("alone")
class FeltTest {

  /** How long a script that sleeps holds its locks at least. */
  private static final double SLEEP = 1000;

  /** How long somebody who has read stands in the way. */
  private static final double OPEN = 1500;

  /** Whoever comes to stand comes a moment late, and on a busy machine later. */
  private static final double LATE = 600;

  private static final Script RELEASED =
      TestScript.versioned(
          1,
          """
          CREATE TABLE customers (id bigint PRIMARY KEY, name text);
          CREATE TABLE orders (id bigint PRIMARY KEY, total int);
          CREATE TABLE notes (line int NOT NULL, note text NOT NULL, UNIQUE (line, note));
          """);

  private static Rehearsed rehearsed;

  @BeforeAll
  static void rehearse() throws Exception {
    rehearsed =
        rehearse(
            Duration.ofMillis((long) OPEN),
            TestScript.versioned(
                2, "SET LOCAL lock_timeout = '700ms';\nALTER TABLE customers ADD since date;"),
            TestScript.versioned(3, "ALTER TABLE orders ADD paid boolean;\nSELECT pg_sleep(1);"),
            TestScript.versioned(4, "UPDATE notes SET note = note || 'x';\nSELECT pg_sleep(1);"),
            TestScript.versioned(5, "CREATE INDEX CONCURRENTLY i ON orders (total);"),
            TestScript.versioned(
                6, "UPDATE orders SET total = 1 WHERE pg_sleep(0.01) IS NOT NULL;"));
  }

  private static Rehearsed rehearse(Duration open, Script... pending) throws Exception {
    return new Rehearsal(
            Servers.only(TestServer.shared()),
            Path.of("").toAbsolutePath(),
            FlywayConfiguration.DEFAULT,
            Terms.DEFAULT.with(new Passes(0, List.of(), true, open)),
            List.of(RELEASED),
            List.of(pending),
            new Sizes(100, 100, Map.of()),
            Progress.SILENT)
        .run();
  }

  @Test
  void everybody_stands_until_commit_behind_a_lock_that_stops_readers() {
    List<Stalls> stalls = of(3, 1, Stalls.class);
    assertThat(stalls)
        .extracting(Stalls::traffic)
        .containsExactlyInAnyOrder(Traffic.READS, Traffic.WRITES);
    assertThat(stalls)
        .allSatisfy(
            stall -> {
              assertThat(stall.table().name()).isEqualTo("orders");
              assertThat(stall.longestMillis()).isGreaterThan(SLEEP - LATE);
              assertThat(stall.p99Millis()).isBetween(0.0, stall.longestMillis());
              assertThat(stall.floorMillis()).isLessThan(stall.longestMillis());
            });
    assertThat(of(3, 2, Stalls.class)).as("they stand already").isEmpty();
  }

  @Test
  void who_writes_the_same_row_stands_until_commit() {
    assertThat(of(4, 1, Stalls.class))
        .singleElement()
        .satisfies(
            stall -> {
              assertThat(stall.table().name()).isEqualTo("notes");
              assertThat(stall.traffic()).isEqualTo(Traffic.WRITES);
              assertThat(stall.longestMillis()).isGreaterThan(SLEEP - LATE);
            });
  }

  /** As long as all rows take: the row that is asked for is the first that is written. */
  @Test
  void who_writes_stands_while_row_after_row_is_written() {
    assertThat(of(6, 1, Stalls.class))
        .singleElement()
        .satisfies(
            stall -> {
              assertThat(stall.traffic()).isEqualTo(Traffic.WRITES);
              assertThat(stall.longestMillis()).isGreaterThan(SLEEP - LATE);
            });
  }

  @Test
  void behind_a_statement_that_waits_everybody_waits() {
    assertThat(of(3, 1, Queues.class))
        .singleElement()
        .satisfies(
            queue -> {
              assertThat(queue.table().name()).isEqualTo("orders");
              assertThat(queue.openMillis()).isEqualTo(OPEN);
              assertThat(queue.longestMillis()).isGreaterThan(OPEN + SLEEP - LATE);
              assertThat(queue.end()).isEqualTo(QueueEnd.TRANSACTION);
            });
  }

  @Test
  void a_lock_timeout_ends_the_queue_and_the_next_try_goes_through() {
    assertThat(of(2, 2, Queues.class))
        .singleElement()
        .satisfies(
            queue -> {
              assertThat(queue.table().name()).isEqualTo("customers");
              assertThat(queue.longestMillis()).isBetween(50.0, OPEN);
              assertThat(queue.end()).isEqualTo(QueueEnd.TIMEOUT);
            });
  }

  @Test
  void a_build_that_lets_others_go_on_is_felt_by_nobody() {
    assertThat(rehearsed.observations()).containsKey(new StatementId("db/V5__test.sql", 1));
    assertThat(of(5, 1, Stalls.class)).isEmpty();
    assertThat(of(5, 1, Queues.class)).isEmpty();
  }

  @Test
  void says_in_a_line_what_was_longest() {
    assertThat(rehearsed.remarks())
        .anyMatch(line -> line.matches("Felt by readers and writers: .* stood still for .*"))
        .anyMatch(line -> line.matches("Behind a transaction .* stood behind 2 statements .*"));
  }

  /** The migration's own patience is the shorter, so that the server ends that one. */
  @Test
  void what_fails_only_beside_writers_is_told() throws Exception {
    Script deadlock =
        TestScript.versioned(
            2,
            """
            SET LOCAL deadlock_timeout = '50ms';
            UPDATE orders SET total = 1;
            SELECT pg_sleep(0.5);
            ALTER TABLE orders ADD paid boolean;
            """);
    assertThat(rehearse(Duration.ZERO, deadlock).remarks())
        .anyMatch(
            line ->
                line.startsWith("Beside readers and writers a pending script fails: ")
                    && line.contains("deadlock detected"));
  }

  private static <T extends Effect> List<T> of(int version, int statement, Class<T> kind) {
    return rehearsed
        .observations()
        .get(new StatementId("db/V%d__test.sql".formatted(version), statement))
        .effects()
        .stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
