package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine that is busy is played by a statement that sleeps in the first database alone. */
@Tag("database")
@Tag("alone")
class SecondLookTest {

  private static final double SLEEP = 300;

  /** Much longer than a busy machine takes for what should be an instant. */
  private static final double BUSY_SLEEP = 3000;

  private static final String BUSY =
      """
      DO $$ BEGIN
        IF current_database() NOT LIKE '%again' THEN PERFORM pg_sleep(3); END IF;
      END $$;
      """;

  private static Rehearsed rehearsed;

  @BeforeAll
  static void rehearse() throws Exception {
    rehearsed =
        new Rehearsal(
                Servers.only(TestServer.shared()),
                Path.of("").toAbsolutePath(),
                FlywayConfiguration.DEFAULT,
                Terms.DEFAULT.with(new Passes(0, List.of(), true, Duration.ZERO)),
                List.of(
                    TestScript.versioned(
                        1, "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int);")),
                List.of(
                    TestScript.versioned(2, "ALTER TABLE a ADD c int;\n" + BUSY),
                    TestScript.versioned(3, "ALTER TABLE b ADD c int;\nSELECT pg_sleep(0.3);")),
                new Sizes(100, 100, Map.of()),
                Progress.SILENT)
            .run();
  }

  @Test
  void an_instant_that_was_slow_once_is_taken_as_it_was_the_second_time() {
    assertThat(holds(2))
        .isNotEmpty()
        .allSatisfy(hold -> assertThat(hold.heldMillis()).isLessThan(BUSY_SLEEP));
    assertThat(rehearsed.remarks()).anyMatch(remark -> remark.startsWith("Measured once more"));
  }

  @Test
  void what_waits_each_time_waits() {
    assertThat(holds(3))
        .isNotEmpty()
        .allSatisfy(hold -> assertThat(hold.heldMillis()).isGreaterThan(SLEEP * 0.9));
  }

  private static List<Hold> holds(int version) {
    Observation seen =
        rehearsed.observations().get(new StatementId(TestScript.versioned(version, "").path(), 1));
    Stream<Optional<Hold>> holds =
        seen.effects().stream()
            .map(
                effect -> {
                  if (effect instanceof Blocks wait && wait.howLong() == HowLong.INSTANT) {
                    return wait.hold();
                  }
                  return effect instanceof Locks lock ? lock.hold() : Optional.<Hold>empty();
                });
    return holds.flatMap(Optional::stream).toList();
  }
}
