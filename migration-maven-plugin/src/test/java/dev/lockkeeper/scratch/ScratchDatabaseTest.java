package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class ScratchDatabaseTest {

  /** Of the 16 MB that a scratch server gives to sorts. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 0, 4096",
    "0.25, 8388608, 8192",
    "0.25, 67108864, 16384",
    "4, 0, 16384",
  })
  void sorts_have_a_part_of_the_memory_and_never_more_of_it(double part, long least, long kilobytes)
      throws Exception {
    ScratchDatabase database = TestServer.database();

    database.limitSorting(part, least);

    assertThat(sorting(database)).isEqualTo(kilobytes);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.00001, 16"})
  void the_server_has_its_own_least(double part, long least) throws Exception {
    ScratchDatabase database = TestServer.database();

    database.limitSorting(part, least);

    // 1 MB up to version 16, and 64 kB since
    assertThat(sorting(database)).isBetween(64L, 1024L);
  }

  private static long sorting(ScratchDatabase database) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet setting =
            statement.executeQuery(
                "SELECT setting FROM pg_settings WHERE name = 'maintenance_work_mem'")) {
      setting.next();
      return setting.getLong(1);
    }
  }
}
