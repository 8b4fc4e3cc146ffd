package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of others gets databases of ours, and keeps none of them. */
@Tag("database")
class PostgresByUrlTest {

  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void makeRole() throws Exception {
    administer(
        "DROP ROLE IF EXISTS scratcher",
        "CREATE ROLE scratcher LOGIN CREATEDB NOSUPERUSER PASSWORD 'known'");
  }

  @Test
  void what_is_made_there_is_gone_afterwards() throws Exception {
    List<String> before = databases();
    try (PostgresByUrl server = connect()) {
      assertThat(server.source()).isEqualTo("url");
      assertThat(server.version()).isEqualTo(TestServer.shared().version());
      ScratchDatabase made = server.create("rehearsal_1");
      execute(made, "CREATE TABLE t AS SELECT 1 AS i");
      ScratchDatabase copy = server.copyOf(made, made.name() + "_copy");
      assertThat(made.name()).matches("lockkeeper_\\d{14}_[0-9a-f]{8}_rehearsal_1");
      assertThat(copy.name()).isEqualTo(made.name() + "_copy");
      execute(copy, "INSERT INTO t VALUES (2)");
      assertThat(databases()).contains(made.name(), copy.name());
      Connection left = copy.connect();
      copy.drop();
      assertThat(left.isValid(1)).isFalse();
    }
    assertThat(databases()).isEqualTo(before);
  }

  @Test
  void what_a_killed_build_left_a_day_ago_is_dropped() throws Exception {
    String old = "lockkeeper_20200101000000_0a1b2c3d_rehearsal_1";
    String used = "lockkeeper_20200101000000_0a1b2c3d_rehearsal_2";
    String foreign = "lockkeeper_20200101000000_0a1b2c3d_rehearsal_3";
    String almost = "lockkeeper_20200101000000_mine";
    administer(
        "CREATE DATABASE \"%s\" OWNER scratcher".formatted(old),
        "CREATE DATABASE \"%s\" OWNER scratcher".formatted(used),
        "CREATE DATABASE \"%s\"".formatted(foreign),
        "CREATE DATABASE \"%s\" OWNER scratcher".formatted(almost));
    try (Connection user = TestServer.shared().database(used).connect()) {
      try (PostgresByUrl server = connect();
          PostgresByUrl second = connect()) {
        server.create("rehearsal_1");
        second.create("rehearsal_1");
      }
      assertThat(user.isValid(60)).isTrue();
    }
    assertThat(databases()).contains(used, foreign, almost).doesNotContain(old);
    assertThat(said)
        .containsExactly("Dropped the database %s, which a killed build had left".formatted(old));
    for (String name : List.of(used, foreign, almost)) {
      administer("DROP DATABASE \"%s\"".formatted(name));
    }
  }

  @Test
  void a_role_that_may_not_create_databases_is_told_so() throws Exception {
    administer("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'known'");
    try (PostgresByUrl server = PostgresByUrl.connect(url(), "guest", "known", said::add)) {
      assertThatThrownBy(() -> server.create("rehearsal_1"))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("permission denied to create database");
    }
  }

  @Test
  void a_password_is_shown_nowhere() throws Exception {
    assertThatThrownBy(() -> PostgresByUrl.connect(url(), "scratcher", "S3cret!", said::add))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageNotContaining("S3cret!");
    assertThat(AccessByUrl.of(url(), "scratcher", "S3cret!").toString()).doesNotContain("S3cret!");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host:5432/shop, names the database 'shop'",
    "jdbc:mysql://host:3306/, no address of a PostgreSQL server",
  })
  void other_addresses_are_refused(String url, String why) {
    assertThatThrownBy(() -> AccessByUrl.of(url, "u", "p"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining(why);
  }

  private PostgresByUrl connect() throws Exception {
    return PostgresByUrl.connect(url(), "scratcher", "known", said::add);
  }

  private static String url() throws SQLException, CheckImpossibleException {
    try (Connection connection = TestServer.shared().database("postgres").connect()) {
      return connection.getMetaData().getURL().replaceFirst("/postgres.*", "/");
    }
  }

  private static List<String> databases() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = TestServer.shared().database("postgres").connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname LIKE 'lockkeeper%' ORDER BY 1")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static void administer(String... statements) throws SQLException {
    try (Connection connection = TestServer.shared().database("postgres").connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void execute(ScratchDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
