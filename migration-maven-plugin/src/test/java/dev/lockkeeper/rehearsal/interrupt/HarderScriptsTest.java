package dev.lockkeeper.rehearsal.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each is stopped at each of its statements, by the end of its session. */
@Tag("database")
class HarderScriptsTest {

  private static ScratchDatabase released;

  @BeforeAll
  static void release() throws Exception {
    released = TestServer.database();
    runner(released).apply(List.of(HarderScript.released()), ScriptListener.NONE);
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryStopOrIsNamed() throws IOException {
    return HarderScript.all().stream()
        .map(
            harder ->
                DynamicTest.dynamicTest(
                    harder.name(), () -> harder.compare(stops(harder.script()), false)));
  }

  /** Its update waits for a writer half-way, and is one statement; only then is it committed. */
  @Test
  void a_java_migration_without_a_transaction_counts_twice() throws Exception {
    assertThat(stops(java(V2__Outside.class)).get(new StatementId("V2__Outside.java", 1)))
        .containsExactly(
            new Interrupted(StopMoment.DURING, Recovery.COMPLETE, ""),
            new Interrupted(
                StopMoment.AFTER, Recovery.OTHER_DATA, "the values of public.orders.total differ"));
  }

  @Test
  void a_java_migration_in_a_transaction_survives() throws Exception {
    assertThat(stops(java(V2__Inside.class)).get(new StatementId("V2__Inside.java", 1)))
        .containsExactly(
            new Interrupted(StopMoment.DURING, Recovery.COMPLETE, ""),
            new Interrupted(StopMoment.AFTER, Recovery.COMPLETE, ""));
  }

  private static Script java(Class<?> migration) {
    return new Script(
        migration.getSimpleName() + ".java",
        Version.parse("2"),
        "java",
        ScriptKind.JAVA,
        0,
        migration.getName());
  }

  private static Map<StatementId, List<Interrupted>> stops(Script script) throws Exception {
    return new Interruptions(
            TestServer.shared()::copyOf, HarderScriptsTest::runner, FlywayRunner.HISTORY_TABLE, 20)
        // on a busy machine too each statement has its turn
        .within(Duration.ofMinutes(10))
        .of(TestServer.copyOf(released), List.of(HarderScript.released()), List.of(script));
  }

  private static FlywayRunner runner(ScratchDatabase database) {
    return new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath());
  }

  /** Counts up in a transaction of Flyway's. */
  public static class V2__Inside extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
      try (var statement = context.getConnection().createStatement()) {
        statement.execute("UPDATE orders SET total = total + 1");
      }
    }
  }

  /** Counts up, and commits at once. */
  public static class V2__Outside extends V2__Inside {
    @Override
    public boolean canExecuteInTransaction() {
      return false;
    }
  }
}
