package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect.LocksRowsRead;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether rows that a statement only reads are locked is what a real server shows a writer. */
@Tag("database")
class MysqlReadRowsTruthTest {

  private static final String COMMITTED =
      "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO target SELECT id + 10, a FROM source",
        "REPLACE INTO target SELECT id + 10, a FROM source",
        "UPDATE target SET a = 5 WHERE id IN (SELECT id FROM source)",
        "DELETE FROM target WHERE id IN (SELECT id FROM source)",
        "INSERT INTO target VALUES (7, 7)",
        "SELECT count(*) FROM source",
        COMMITTED + "INSERT INTO target SELECT id + 10, a FROM source",
        COMMITTED + "UPDATE target SET a = 5 WHERE id IN (SELECT id FROM source)",
      })
  void what_is_predicted_is_what_a_writer_waits_for(String sql) throws Exception {
    assertThat(predicted(sql)).as(sql).isEqualTo(waits(sql));
  }

  private static boolean predicted(String sql) throws Exception {
    ServerState state = ServerState.FRESH;
    List<Operation> operations = new ArrayList<>();
    try (OperationReader reader = new OperationReader(Dialect.MYSQL, "truth")) {
      for (dev.lockkeeper.script.Statement statement : MysqlTable.split(sql)) {
        operations = reader.read(statement);
        state = state.told(operations);
      }
    }
    MysqlKnowledge knowledge = new MysqlKnowledge(TestMysql.shared().version());
    return knowledge.effectsOf(operations, knowledge.nothing(), state).stream()
        .anyMatch(new LocksRowsRead(Table.of("source"))::equals);
  }

  private static boolean waits(String sql) throws Exception {
    MysqlDatabase database = TestMysql.database();
    try (Connection migrating = database.connect();
        Connection other = database.connect();
        Statement migration = migrating.createStatement();
        Statement writer = other.createStatement()) {
      migration.execute("CREATE TABLE source (id int PRIMARY KEY, a int)");
      migration.execute("CREATE TABLE target (id int PRIMARY KEY, a int)");
      migration.execute("INSERT INTO source VALUES (1, 1), (2, 2)");
      migration.execute("INSERT INTO target VALUES (1, 1), (2, 2)");
      for (dev.lockkeeper.script.Statement statement : MysqlTable.split(sql)) {
        migrating.setAutoCommit(false);
        migration.execute(statement.sql());
      }
      writer.execute("SET SESSION innodb_lock_wait_timeout = 1");
      writer.executeUpdate("UPDATE source SET a = 9 WHERE id = 1");
      return false;
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("Lock wait timeout exceeded");
      return true;
    } finally {
      database.drop();
    }
  }
}
