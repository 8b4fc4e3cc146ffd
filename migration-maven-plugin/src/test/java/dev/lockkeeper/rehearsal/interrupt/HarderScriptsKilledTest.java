package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Each is stopped at each of its statements, by the death of its server: minutes in all. */
@Tag("database")
class HarderScriptsKilledTest {

  private static final AtomicInteger STARTS = new AtomicInteger();

  private static EmbeddedPostgres mortal;
  private static ScratchDatabase released;

  @BeforeAll
  static void start() throws Exception {
    mortal = TestServer.shared().twin();
    released = mortal.create("harder");
    runner(released).apply(List.of(HarderScript.released()), ScriptListener.NONE);
  }

  @AfterAll
  static void stop() {
    mortal.close();
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryDeathOrIsNamed() throws IOException {
    return HarderScript.all().stream()
        .map(
            harder ->
                DynamicTest.dynamicTest(
                    harder.name(), () -> harder.compare(kills(harder.script()), true)));
  }

  private static Map<StatementId, List<Interrupted>> kills(Script script) throws Exception {
    return Interruptions.killing(
            mortal,
            mortal::copyOf,
            HarderScriptsKilledTest::runner,
            FlywayRunner.HISTORY_TABLE,
            statements -> statements)
        // on a busy machine too each statement has its turn
        .within(Duration.ofMinutes(10))
        .of(
            mortal.copyOf(released, "harder_" + STARTS.incrementAndGet()),
            List.of(HarderScript.released()),
            List.of(script));
  }

  private static FlywayRunner runner(ScratchDatabase database) {
    return new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath());
  }
}
