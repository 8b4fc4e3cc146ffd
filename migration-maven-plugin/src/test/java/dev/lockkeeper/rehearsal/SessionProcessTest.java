package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What a session's process on this machine tells of it. */
@Tag("database")
@Tag("alone")
class SessionProcessTest {

  private static final String WORK = "SELECT sum(sqrt(i)) FROM generate_series(1, 1500000) i";

  @Test
  void what_others_took_is_known() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/schedstat")), "the system does not tell");
    ScratchDatabase database = TestServer.database();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(WORK);
      SessionProcess process = new SessionProcess();
      process.watch(connection.unwrap(PGConnection.class).getBackendPID());
      long begin = System.nanoTime();

      busy(Runtime.getRuntime().availableProcessors() * 4, () -> statement.execute(WORK));

      long took = System.nanoTime() - begin;
      assertThat(process.lap().queued())
          .as("four others for each processor: some of it, and never all")
          .isPositive()
          .isLessThan(took);
    }
  }

  @Test
  void a_process_that_is_not_there_has_done_nothing() {
    SessionProcess process = new SessionProcess();
    process.watch(Integer.MAX_VALUE);

    assertThat(process.lap()).isEqualTo(new SessionProcess.Lap(0, 0));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void busy(int threads, Work work) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (!over.get()) {
                  Thread.onSpinWait();
                }
              });
      thread.start();
      others.add(thread);
    }
    try {
      work.run();
    } finally {
      over.set(true);
      for (Thread thread : others) {
        thread.join();
      }
    }
  }
}
