package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresTest {

  private static ScratchDatabase settings;

  @BeforeAll
  static void createDatabase() throws Exception {
    settings = TestServer.database();
  }

  @Test
  void says_which_version_it_is() {
    assertThat(TestServer.shared().version()).isEqualTo("17.11");
    assertThat(TestServer.shared().majorVersion()).isEqualTo(17);
    assertThat(TestServer.shared().startTime()).isPositive();
  }

  @Test
  void sessions_are_in_utc_whatever_zone_the_jvm_is_in() throws Exception {
    ScratchDatabase database = TestServer.database();
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try (Connection connection = database.connect()) {
      assertThat(show(connection, "TimeZone")).isEqualTo("UTC");
      assertThat(show(connection, "application_name")).isEqualTo("lockkeeper");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "password_encryption, scram-sha-256",
    "fsync, off",
    "synchronous_commit, off",
    "full_page_writes, off",
    "wal_level, replica",
    "autovacuum, off",
    "jit, off",
    "max_parallel_maintenance_workers, 0",
    "shared_buffers, 8MB",
    "maintenance_work_mem, 16MB",
    "lc_messages, C",
    "server_encoding, UTF8",
  })
  void runs_with_the_settings_that_measurements_rely_on(String setting, String value)
      throws Exception {
    try (Connection connection = settings.connect()) {
      assertThat(show(connection, setting)).isEqualTo(value);
    }
  }

  @Test
  void two_servers_run_side_by_side() throws Exception {
    try (EmbeddedPostgres other =
        EmbeddedPostgres.start(TestServer.binariesJar(), TestServer.cacheDirectory(), said -> {})) {
      ScratchDatabase mine = TestServer.shared().create("side_by_side");
      ScratchDatabase theirs = other.create("side_by_side");
      execute(mine, "CREATE TABLE t (id int)");
      execute(theirs, "CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
      assertThat(count(mine)).isZero();
      assertThat(count(theirs)).isEqualTo(1);
    }
    assertThat(TestServer.shared().create("still_there").name()).isEqualTo("still_there");
  }

  @Test
  void a_copy_holds_what_its_template_holds_and_goes_its_own_way() throws Exception {
    ScratchDatabase template = TestServer.database();
    execute(template, "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
    ScratchDatabase copy = TestServer.copyOf(template);
    execute(copy, "DELETE FROM t WHERE id = 1");
    assertThat(count(copy)).isEqualTo(1);
    assertThat(count(template)).isEqualTo(2);
  }

  @Test
  void a_template_somebody_is_connected_to_is_refused_with_the_reason() throws Exception {
    ScratchDatabase template = TestServer.database();
    try (Connection connection = template.connect()) {
      assertThat(connection.isValid(60)).isTrue();
      assertThatThrownBy(() -> TestServer.copyOf(template))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("Close every connection to " + template.name());
    }
  }

  @Test
  void a_dropped_database_is_gone_though_somebody_was_connected() throws Exception {
    ScratchDatabase database = TestServer.database();
    try (Connection connection = database.connect()) {
      assertThat(connection.isValid(60)).isTrue();
      database.drop();
      assertThat(connection.isValid(1)).isFalse();
    }
    assertThatThrownBy(database::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(ScratchDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM t")) {
      result.next();
      return result.getInt(1);
    }
  }
}
