package dev.lockkeeper.rehearsal.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.MysqlByUrl;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server that others use, nothing but the scratch database changes. */
@Tag("database")
class ConfinementTest {

  /** The database of somebody else, with one row. */
  private static final String OTHER = "somebody_elses";

  @TempDir private Path base;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USE somebody_elses; DELETE FROM t WHERE id = 1",
        "USE `somebody_elses`; CREATE TABLE x (id int)",
        "/*!80000 USE somebody_elses */",
        "SELECT 1 /*!90000 ; DROP DATABASE somebody_elses */",
        "/*!100000 DROP DATABASE somebody_elses */",
        "INSERT INTO somebody_elses.t VALUES (2)",
        "INSERT somebody_elses.t VALUES (2)",
        "INSERT IGNORE somebody_elses . t VALUES (2)",
        "REPLACE INTO `somebody_elses`.`t` VALUES (2)",
        "UPDATE somebody_elses.t SET id = 3 WHERE id = 1",
        "UPDATE ours somebody_elses, somebody_elses.t SET t.id = 3",
        "DELETE FROM somebody_elses.t WHERE id = 1",
        "DELETE somebody_elses.t FROM ours JOIN somebody_elses.t ON true",
        "TRUNCATE somebody_elses.t",
        "ALTER TABLE somebody_elses.t ADD a int",
        "CREATE TABLE somebody_elses.x (id int)",
        "CREATE TABLE x LIKE somebody_elses.t",
        "CREATE INDEX i ON somebody_elses.t (id)",
        "DROP TABLE ours, somebody_elses.t",
        "DROP TABLE IF EXISTS somebody_elses.t",
        "RENAME TABLE ours TO somebody_elses.x",
        "RENAME TABLE ours TO ours2, somebody_elses.t TO somebody_elses.u",
        "CREATE VIEW somebody_elses.v AS SELECT 1",
        "CREATE TRIGGER r BEFORE INSERT ON ours FOR EACH ROW DELETE FROM somebody_elses.t",
        "CREATE FUNCTION somebody_elses.f() RETURNS int DETERMINISTIC RETURN 1",
        "DROP DATABASE somebody_elses",
        "DROP SCHEMA IF EXISTS somebody_elses",
        "CREATE DATABASE somebody_new",
        "ALTER DATABASE somebody_elses CHARACTER SET latin1",
        "CREATE USER somebody_new IDENTIFIED BY 'x'",
        "GRANT ALL ON *.* TO almighty",
        "SET GLOBAL max_connections = 77",
        "SET PERSIST max_connections = 77",
        "SET @@global.max_connections = 77",
        "SET SESSION sort_buffer_size = 99999, GLOBAL max_connections = 77",
        "SET @s = 'DROP TABLE somebody_elses.t'; PREPARE s FROM @s; EXECUTE s",
        "FLUSH TABLES",
        "SELECT 1 INTO OUTFILE '/tmp/lockkeeper-never-written'",
      })
  void nothing_outside_the_scratch_database_changes(String sql) throws Exception {
    List<Script> scripts = scripts("CREATE TABLE ours (id int PRIMARY KEY);", sql + ";");
    try (Connection owner = TestMysql.database().connect();
        Statement statement = owner.createStatement();
        MysqlByUrl server = TestMysql.byUrl()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS " + OTHER);
      statement.execute("CREATE TABLE IF NOT EXISTS somebody_elses.t (id int PRIMARY KEY)");
      statement.execute("REPLACE INTO somebody_elses.t VALUES (1)");
      List<String> before = everything(statement);

      assertThatThrownBy(() -> rehearse(server, scripts))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("V2__b.sql:1: nothing has run")
          .hasMessageContaining("migration.scratch.url")
          .hasMessageContaining("Take it out");

      assertThat(everything(statement)).isEqualTo(before);
    }
  }

  @Test
  void a_released_script_is_looked_at_as_well() throws Exception {
    List<Script> scripts = scripts("CREATE DATABASE somebody_new;", "CREATE TABLE t (id int);");
    try (MysqlByUrl server = TestMysql.byUrl()) {
      assertThatThrownBy(() -> rehearse(server, scripts))
          .hasMessageContaining("V1__a.sql:1: nothing has run");
    }
  }

  @Test
  void what_the_runner_sends_is_looked_at_once_more() {
    assertThatThrownBy(
            () ->
                Confinement.around(ScriptListener.NONE)
                    .beforeStatement("V1__a.sql", 2, "DELETE FROM somebody_elses.t", null))
        .hasMessageContaining("V1__a.sql, statement 2")
        .hasMessageContaining("it names the database 'somebody_elses'");
  }

  @Test
  void scripts_that_stay_inside_are_rehearsed_on_the_same_server() throws Exception {
    List<Script> scripts =
        scripts(
            "CREATE TABLE ours (id int PRIMARY KEY, at datetime);",
            """
            ALTER TABLE ours ADD COLUMN name varchar(20);
            UPDATE ours o SET o.name = 'x' WHERE o.id < 5;
            """);
    try (MysqlByUrl server = TestMysql.byUrl()) {
      assertThat(rehearse(server, scripts)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id, items i",
        "UPDATE orders o JOIN customers AS c ON c.id = o.id SET o.a = 1, c.b = TRIM(BOTH 'x' FROM"
            + " c.b)",
        "DELETE o.* FROM orders o WHERE EXTRACT(YEAR FROM o.at) < 2000",
        "INSERT INTO t (id) SELECT s.id FROM s ON DUPLICATE KEY UPDATE t.n = t.n + 1",
        "ALTER TABLE t DROP user, DROP COLUMN role",
        "CREATE VIEW v AS SELECT orders.id FROM orders",
        "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = OLD.b + 1",
        "SELECT count(*) FROM information_schema.tables",
        "SET SESSION sql_mode = ''",
        "SET @x = @@global.max_connections",
        "START TRANSACTION",
        "WITH x AS (SELECT 1 AS id) SELECT x.id FROM x",
        "CREATE INDEX i ON t (a)",
        "LOCK TABLES t WRITE",
      })
  void what_stays_inside_is_not_refused(String sql) {
    Script script =
        new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, sql).in(Dialect.MYSQL);
    assertThat(new Reach(StatementSplitter.split(script).get(0).tokens()).beyondDatabase())
        .isEmpty();
  }

  private List<Script> scripts(String released, String pending) throws Exception {
    Files.writeString(base.resolve("V1__a.sql"), released);
    Files.writeString(base.resolve("V2__b.sql"), pending);
    return new FlywayLayout(base, StandardCharsets.UTF_8)
        .read(List.of(base)).scripts().stream().map(script -> script.in(Dialect.MYSQL)).toList();
  }

  private int rehearse(MysqlByUrl server, List<Script> scripts) throws CheckImpossibleException {
    return new MysqlRehearsal(
            server,
            base,
            FlywayConfiguration.DEFAULT,
            scripts.subList(0, 1),
            scripts.subList(1, scripts.size()),
            new Sizes(10, 10, Map.of()),
            Duration.ofMinutes(10),
            Progress.SILENT)
        .run()
        .observations()
        .size();
  }

  /** What the server has beside scratch databases: databases, rows, accounts and settings. */
  private static List<String> everything(Statement statement) throws Exception {
    List<String> all = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT schema_name, default_character_set_name FROM information_schema.schemata"
                + " WHERE schema_name NOT LIKE 'lockkeeper%' ORDER BY 1",
            "SELECT table_name, column_name FROM information_schema.columns"
                + " WHERE table_schema = 'somebody_elses' ORDER BY 1, 2",
            "SELECT index_name, table_name FROM information_schema.statistics"
                + " WHERE table_schema = 'somebody_elses' ORDER BY 1",
            "SELECT routine_name, routine_schema FROM information_schema.routines"
                + " WHERE routine_schema = 'somebody_elses'",
            "SELECT id, 0 FROM somebody_elses.t ORDER BY 1",
            "SELECT user, host FROM mysql.user ORDER BY 1, 2",
            "SELECT @@global.max_connections, 0")) {
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          all.add(rows.getString(1) + " " + rows.getString(2));
        }
      }
    }
    return all;
  }

  /** The other database would stay on the server that all tests share. */
  @AfterAll
  static void dropTheOtherDatabase() throws Exception {
    MysqlDatabase any = TestMysql.database();
    try (Connection owner = any.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + OTHER);
    }
  }
}
