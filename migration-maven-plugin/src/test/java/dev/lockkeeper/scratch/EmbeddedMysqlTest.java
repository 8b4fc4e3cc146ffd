package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class EmbeddedMysqlTest {

  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = ChildJvm.openFolder();
  }

  @AfterEach
  void deleteFolder() throws Exception {
    FileTree.delete(folder);
  }

  @Test
  void says_what_it_is() {
    assertThat(TestMysql.shared().version()).isEqualTo(version());
    assertThat(TestMysql.shared().source()).isEqualTo("embedded");
    assertThat(TestMysql.shared().startTime()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "bind_address, 127.0.0.1",
    "socket, mysqld.sock",
    "log_bin, 1",
    "performance_schema, 1",
    "innodb_use_native_aio, 0",
    "time_zone, +00:00",
    "innodb_flush_log_at_trx_commit, 0",
  })
  void runs_with_the_settings_that_observations_rely_on(String setting, String value)
      throws Exception {
    try (Connection connection = TestMysql.database().connect()) {
      assertThat(one(connection, "SELECT @@global." + setting)).isEqualTo(value);
    }
  }

  @Test
  void databases_are_apart_and_can_be_dropped() throws Exception {
    MysqlDatabase mine = TestMysql.database();
    MysqlDatabase other = TestMysql.database();
    try (Connection connection = mine.connect()) {
      execute(connection, "CREATE TABLE t (id int)");
    }
    try (Connection connection = other.connect()) {
      assertThat(
              one(
                  connection,
                  "SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE()"))
          .isEqualTo("0");
    }
    mine.drop();
    assertThatThrownBy(mine::connect).isInstanceOf(SQLException.class);
  }

  @Test
  void each_server_has_a_uuid_of_its_own() throws Exception {
    try (EmbeddedMysql other =
            EmbeddedMysql.start(TestMysql.binariesJar(), TestServer.cacheDirectory(), said -> {});
        Connection there = other.create("uuid").connect();
        Connection here = TestMysql.database().connect()) {
      String query = "SELECT @@server_uuid";
      assertThat(one(there, query)).isNotEqualTo(one(here, query));
    }
  }

  @Test
  void a_server_ends_with_its_jvm_even_if_that_is_killed_and_the_next_start_tidies_up()
      throws Exception {
    Path cache = folder.resolve("cache");
    Path run;
    try (ChildJvm build = ChildJvm.start("stay-mysql", TestMysql.binariesJar(), cache)) {
      assertThat(build.nextLine()).isEqualTo("started " + version());
      run = onlyRun(cache);
      assertThat(RunningServer.on(RunDirectory.dataOf(run))).isPresent();
      build.kill();
    }
    List<String> progress = new ArrayList<>();
    try (EmbeddedMysql next = EmbeddedMysql.start(TestMysql.binariesJar(), cache, progress::add)) {
      assertThat(next.version()).isEqualTo(version());
      assertThat(run).doesNotExist();
      assertThat(serversOn(run)).isEmpty();
      assertThat(progress)
          .anyMatch(said -> said.startsWith("Removed what a killed build had left: servers"));
    }
    try (Stream<Path> runs = Files.list(cache.resolve("runs"))) {
      assertThat(runs).isEmpty();
    }
  }

  @Test
  void an_ordinary_user_starts_one_too() throws Exception {
    assumeThat(ServerUser.thisIsRoot()).as("otherwise every other test shows it").isTrue();
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setOwner(
        home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    Path jar = Files.copy(TestMysql.binariesJar(), folder.resolve("binaries.jar"));
    String classPath = ChildJvm.classPathIn(Files.createDirectory(folder.resolve("classes")));
    List<String> nobody =
        List.of(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=" + home);
    try (ChildJvm build =
        ChildJvm.start(nobody, classPath, "once-mysql", jar, home.resolve("cache"))) {
      assertThat(build.nextLine()).isEqualTo("started " + version());
    }
  }

  @Test
  void a_missing_library_is_replaced_and_any_other_complaint_is_not() throws Exception {
    List<String> aio =
        List.of(
            "mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object"
                + " file: No such file or directory");
    assertThat(StandIns.provided(aio, folder)).isTrue();
    Path library = folder.resolve("lib").resolve("stand-ins").resolve("libaio.so.1");
    assertThat(library).exists();
    assertThat(StandIns.provided(aio, folder)).as("tried once").isFalse();
    assertThat(StandIns.provided(List.of("Illegal instruction"), folder)).isFalse();
  }

  @Test
  void the_library_that_newer_systems_have_under_another_name_is_found() throws Exception {
    Path renamed = Files.createFile(folder.resolve("libaio.so.1t64"));
    assertThat(StandIns.renamed("libaio.so.1", List.of(folder))).contains(renamed);
    assertThat(StandIns.renamed("libnuma.so.1", List.of(folder))).isEmpty();
  }

  @Test
  void a_server_by_url_gets_a_database_of_its_own_which_is_gone_afterwards() throws Exception {
    String name;
    try (MysqlByUrl server = byUrl()) {
      assertThat(server.version()).isEqualTo(version());
      assertThat(server.source()).isEqualTo("url");
      MysqlDatabase database = server.create("rehearsal");
      name = database.name();
      database.connect().close();
    }
    try (Connection connection = TestMysql.database().connect()) {
      assertThat(
              one(
                  connection,
                  "SELECT count(*) FROM information_schema.schemata WHERE schema_name = '"
                      + name
                      + "'"))
          .isEqualTo("0");
    }
  }

  private static MysqlByUrl byUrl() throws SQLException, CheckImpossibleException {
    try (Connection connection = TestMysql.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER IF NOT EXISTS tester@'%' IDENTIFIED BY 'known'");
      statement.execute("GRANT ALL ON `lockkeeper\\_%`.* TO tester@'%'");
      String url =
          "jdbc:mysql://127.0.0.1:%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
              .formatted(one(connection, "SELECT @@port"));
      return MysqlByUrl.connect(url, "tester", "known");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:mysql://db:3306/shop | names the database 'shop', and one that exists is never touched",
        "jdbc:mariadb://db:3306/ | names MariaDB",
        "jdbc:postgresql://db/ | is no address of a MySQL server",
      })
  void other_addresses_are_refused(String url, String why) {
    assertThatThrownBy(() -> MysqlByUrl.parsed(url))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("jdbc:mysql://<host>:<port>/");
  }

  @ParameterizedTest
  @CsvSource({
    "8.0.31, 8.0.31",
    "9.7.4, 9.7.4",
    "8.4.3-3, 8.4.3",
    "8.0.36-28.1-log, 8.0.36",
  })
  void versions_are_read(String said, String version) throws Exception {
    assertThat(MysqlVersion.checked(said, "MySQL Community Server")).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "11.4.2-MariaDB-log, x",
    "10.11.6, MariaDB Server",
    "5.7.44, MySQL",
    "SingleStore, x"
  })
  void what_is_not_mysql_8_is_refused(String said, String comment) {
    assertThatThrownBy(() -> MysqlVersion.checked(said, comment))
        .isInstanceOf(CheckImpossibleException.class);
  }

  /** The jar says which release it holds by its own name. */
  private static String version() {
    return TestMysql.binariesJar().getFileName().toString().contains("server-8")
        ? "8.0.15"
        : "8.0.31";
  }

  private static Path onlyRun(Path cache) throws IOException {
    try (Stream<Path> runs = Files.list(cache.resolve("runs"))) {
      return runs.toList().get(0);
    }
  }

  private static List<Long> serversOn(Path run) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                List.of(process.info().arguments().orElse(new String[0]))
                    .contains("--datadir=" + run.resolve("data")))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
