package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@Tag("database")
class SessionMemoryTest {

  /** Of {@code stat}, counted from behind the name of the program, which may have blanks. */
  private static final int MINOR_FAULTS = 7;

  @Test
  void a_sort_finds_memory_that_was_touched_before() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "the system does not tell");
    ScratchDatabase database = TestServer.database();
    try (Connection fresh = database.connect();
        Connection touched = database.connect()) {
      SessionMemory.touch(touched);

      assertThat(pagesOfSort(touched)).isLessThan(pagesOfSort(fresh) / 4);
    }
  }

  private static long pagesOfSort(Connection session) throws SQLException, IOException {
    try (Statement statement = session.createStatement()) {
      statement.execute("SET work_mem TO '16MB'");
      long before = pages(session);
      statement.execute(
          "SELECT i FROM generate_series(1, 100000) i ORDER BY -i LIMIT 1 OFFSET 99999");
      return pages(session) - before;
    }
  }

  private static long pages(Connection session) throws SQLException, IOException {
    int process = session.unwrap(PGConnection.class).getBackendPID();
    String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[MINOR_FAULTS]);
  }
}
