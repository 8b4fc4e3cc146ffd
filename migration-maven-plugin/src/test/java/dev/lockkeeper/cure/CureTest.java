package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Evidence.Setting;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cure that an example prints is run on a real server, twice: it ends where the unsafe form
 * ends, and the second run changes nothing.
 */
@Tag("database")
class CureTest {

  @TestFactory
  Stream<DynamicTest> everyCureEndsWhereTheUnsafeFormEnds() throws CheckImpossibleException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (Hazard hazard : Hazard.all()) {
      Example example = Example.unsafe(hazard).orElse(null);
      if (example != null) {
        addTests(example, tests);
      }
    }
    List<DynamicTest> all = tests.build().toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(8);
    return all.stream();
  }

  private static void addTests(Example example, Stream.Builder<DynamicTest> tests)
      throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Reading reading = Reading.of(history);
    for (Finding finding : findings(reading)) {
      if (!finding.cure().steps().isEmpty()) {
        tests.add(
            DynamicTest.dynamicTest(
                example.name() + " " + finding.place() + " " + finding.hazard(),
                () -> compare(reading, finding)));
      }
    }
  }

  private static List<Finding> findings(Reading reading) {
    return new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, Observations.NONE)
        .verdict()
        .findings();
  }

  private static void compare(Reading reading, Finding finding) throws Exception {
    Schema wanted;
    ScratchDatabase unsafe = TestServer.database();
    try (Connection connection = unsafe.connect()) {
      runBefore(reading, finding, connection);
      run(connection, guilty(reading, finding));
      wanted = CatalogReader.read(connection);
    }
    ScratchDatabase cured = TestServer.database();
    try (Connection connection = cured.connect()) {
      runBefore(reading, finding, connection);
      cure(connection, finding.cure());
      assertThat(described(CatalogReader.read(connection))).isEqualTo(described(wanted));
      cure(connection, finding.cure());
      assertThat(described(CatalogReader.read(connection)))
          .as("after a second run")
          .isEqualTo(described(wanted));
    }
  }

  /** As text, so that a difference can be read. */
  private static String described(Schema schema) {
    StringBuilder text = new StringBuilder();
    schema.tables().forEach(table -> text.append(table).append('\n'));
    schema.indexes().forEach(index -> text.append(index).append('\n'));
    return text.toString();
  }

  private static void runBefore(Reading reading, Finding finding, Connection connection)
      throws SQLException {
    for (ReadStatement read : reading.statements()) {
      Script script = read.script();
      if (!reading.history().pending(script)) {
        run(connection, read.statement().sql());
      }
    }
    if (finding.hazard().equals("transaction-mixed")) {
      // the rest of the script stays where it is: only the guilty statement moves to another
      for (ReadStatement read : reading.pending()) {
        if (read.statement().index() < finding.statement()) {
          run(connection, read.statement().sql());
        }
      }
    }
  }

  private static String guilty(Reading reading, Finding finding) {
    return reading.pending().stream()
        .map(ReadStatement::statement)
        .filter(statement -> statement.index() == finding.statement())
        .findFirst()
        .orElseThrow()
        .sql();
  }

  private static void cure(Connection connection, Cure cure) throws SQLException {
    for (Cure.Step step : cure.steps()) {
      connection.setAutoCommit(!step.transactional());
      for (String statement : step.statements()) {
        run(connection, statement);
      }
      if (step.transactional()) {
        connection.commit();
      }
    }
    connection.setAutoCommit(true);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
