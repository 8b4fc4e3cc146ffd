package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a second run of a repeatable script changes more is what a real server shows. */
@Tag("database")
class RunTwiceTruthTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "POSTGRESQL; INSERT INTO orders VALUES (7, 1, 'a', 5, 'n'), (8, 1, 'a', 5, 'n'), (9, 1, 'a', 5, 'n')",
        "MYSQL; INSERT INTO customers VALUES (1, 'a@shop.example', 0)"
      })
  void what_is_expected_of_the_examples_happens(Database on, String rows) throws Exception {
    try (Connection connection = connect(on)) {
      for (Example example : examples(on)) {
        try (Statement statement = connection.createStatement()) {
          run(example, ScriptKind.VERSIONED, statement);
          statement.execute(rows);
          runTwice(example, statement);
          for (String table : tables(connection)) {
            statement.execute("DROP TABLE " + table);
          }
        }
      }
    }
  }

  private static List<Example> examples(Database on) {
    Hazard hazard =
        Hazard.all().stream()
            .filter(one -> one.id().equals("update-repeats-change"))
            .findFirst()
            .orElseThrow();
    return Example.all(hazard).stream().filter(example -> example.database() == on).toList();
  }

  private static Connection connect(Database on) throws Exception {
    return switch (on) {
      case POSTGRESQL -> TestServer.database().connect();
      case MYSQL -> TestMysql.database().connect();
    };
  }

  private static void run(Example example, ScriptKind kind, Statement statement)
      throws SQLException {
    for (Script script : scripts(example, kind).toList()) {
      for (var each : StatementSplitter.split(script)) {
        statement.execute(each.sql());
      }
    }
  }

  private static Stream<Script> scripts(Example example, ScriptKind kind) {
    return example.scripts().stream().filter(script -> script.kind() == kind);
  }

  private static void runTwice(Example example, Statement statement) throws SQLException {
    for (Script script : scripts(example, ScriptKind.REPEATABLE).toList()) {
      for (var each : StatementSplitter.split(script)) {
        statement.execute(each.sql());
        List<String> once = rows(statement.getConnection());
        statement.execute(each.sql());
        boolean expected =
            example.expectations().stream()
                .anyMatch(
                    one -> one.script().equals(script.path()) && one.line() == each.place().line());
        assertThat(!rows(statement.getConnection()).equals(once))
            .as("%s: %s", example.name(), each.sql())
            .isEqualTo(expected);
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static List<String> rows(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
        while (found.next()) {
          StringBuilder row = new StringBuilder(table);
          for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.append(", ").append(found.getString(column));
          }
          rows.add(row.toString());
        }
      }
    }
    return rows.stream().sorted().toList();
  }
}
