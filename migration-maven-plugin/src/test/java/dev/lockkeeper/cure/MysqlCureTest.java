package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cure that an example prints for MySQL is run on a real server, twice: it ends where the
 * unsafe form ends, and the second run changes nothing. MySQL has no IF NOT EXISTS for a column or
 * an index: there the second run is refused whole, because the name is taken or gone.
 */
@Tag("database")
class MysqlCureTest {

  /**
   * ER_DUP_FIELDNAME, ER_DUP_KEYNAME, ER_CANT_DROP_FIELD_OR_KEY, ER_KEY_DOES_NOT_EXITS,
   * ER_CHECK_CONSTRAINT_DUP_NAME.
   */
  private static final Set<Integer> DONE_ALREADY = Set.of(1060, 1061, 1091, 1176, 3822);

  /** The remedy says how older servers write it. */
  private static final String ALIAS_OF_ROWS = " AS fresh ";

  private static final Version FIRST_WITH_ALIAS_OF_ROWS = Version.parse("8.0.19").orElseThrow();

  @TestFactory
  Stream<DynamicTest> everyCureEndsWhereTheUnsafeFormEnds() throws CheckImpossibleException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Hazard hazard : Hazard.all()) {
      Example example = Example.unsafe(hazard, Database.MYSQL).orElse(null);
      if (example != null && example.runsOn(TestMysql.shared().version())) {
        addTests(example, tests);
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(8);
    return tests.stream();
  }

  private static void addTests(Example example, List<DynamicTest> tests)
      throws CheckImpossibleException {
    Reading reading =
        Reading.of(new History("default", example.scripts(), Base.named(example.base())));
    for (Finding finding : findings(reading)) {
      if (!finding.cure().steps().isEmpty() && runs(finding.cure())) {
        tests.add(
            DynamicTest.dynamicTest(
                example.name() + " " + finding.place() + " " + finding.hazard(),
                () -> compare(reading, finding)));
      }
    }
  }

  private static boolean runs(Cure cure) {
    boolean named = cure.lines().stream().anyMatch(line -> line.contains(ALIAS_OF_ROWS));
    Version version = Version.parse(TestMysql.shared().version()).orElseThrow();
    return !named || version.compareTo(FIRST_WITH_ALIAS_OF_ROWS) >= 0;
  }

  private static List<Finding> findings(Reading reading) throws CheckImpossibleException {
    return new Check(
            new MysqlKnowledge(TestMysql.shared().version()),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, Observations.NONE)
        .verdict()
        .findings();
  }

  private static void compare(Reading reading, Finding finding) throws Exception {
    Guilty guilty = new Guilty(reading, finding);
    String wanted;
    MysqlDatabase unsafe = TestMysql.database();
    try (Connection connection = unsafe.connect()) {
      run(connection, guilty.before());
      run(connection, guilty.sql());
      wanted = described(connection);
    } finally {
      unsafe.drop();
    }
    MysqlDatabase cured = TestMysql.database();
    try (Connection connection = cured.connect()) {
      run(connection, guilty.before());
      cure(connection, finding.cure(), Set.of());
      assertThat(described(connection)).isEqualTo(wanted);
      cure(connection, finding.cure(), DONE_ALREADY);
      assertThat(described(connection)).as("after a second run").isEqualTo(wanted);
    } finally {
      cured.drop();
    }
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    for (String statement : statements) {
      run(connection, statement);
    }
  }

  private static void cure(Connection connection, Cure cure, Set<Integer> refusals)
      throws SQLException {
    for (Cure.Step step : cure.steps()) {
      boolean changing = true;
      while (changing) {
        changing = false;
        for (String statement : step.statements()) {
          changing |= runUnlessRefused(connection, statement, refusals) && step.repeated();
        }
      }
    }
  }

  private static boolean runUnlessRefused(Connection connection, String sql, Set<Integer> refusals)
      throws SQLException {
    try {
      return run(connection, sql);
    } catch (SQLException e) {
      if (refusals.contains(e.getErrorCode())) {
        return false;
      }
      throw e;
    }
  }

  /** Returns whether it has changed rows. */
  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return !statement.execute(sql) && statement.getUpdateCount() > 0;
    }
  }

  /** Definitions and rows as text, so that a difference can be read. */
  private static String described(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement()) {
        try (ResultSet definition = statement.executeQuery("SHOW CREATE TABLE `" + table + "`")) {
          definition.next();
          text.append(definition.getString(2).replaceAll(" AUTO_INCREMENT=\\d+", ""));
        }
        try (ResultSet rows = statement.executeQuery("CHECKSUM TABLE `" + table + "`")) {
          rows.next();
          text.append('\n').append(rows.getString(2)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SHOW FULL TABLES WHERE table_type = 'BASE TABLE'")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
