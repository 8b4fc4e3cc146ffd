package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Types that have no equality, or that take other values for the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "json '{\"a\": 1}'",
        "point '( 1, 2)'",
        "box '(2,2),(3,3)'",
        "circle '<(1,1),1>'",
        "path '(0,0),(1,2)'",
        "polygon '(0,0),(1,2),(2,0)'",
        "integer[] '{1, 2}'"
      })
  void a_batch_ends_whatever_the_type(String typed) throws Exception {
    String type = typed.substring(0, typed.indexOf(' '));
    String value = typed.substring(typed.indexOf(' ') + 1);
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE things (id int PRIMARY KEY, v %s);".formatted(type)
                    + "INSERT INTO things SELECT n FROM generate_series(1, 6000) AS n;"),
            TestScript.versioned(2, "UPDATE things SET v = %s;".formatted(value)));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));

    assertThat(findings(reading))
        .filteredOn(finding -> !finding.cure().steps().isEmpty())
        .hasSize(1)
        .allSatisfy(finding -> compare(reading, finding));
  }

  /** When it is looked at is a part of a constraint like any other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADD UNIQUE (n) DEFERRABLE",
        "ADD CONSTRAINT once UNIQUE (n) INITIALLY DEFERRED",
        "ADD PRIMARY KEY (n) DEFERRABLE",
        "ADD CONSTRAINT k PRIMARY KEY USING INDEX i DEFERRABLE INITIALLY DEFERRED",
        "ADD FOREIGN KEY (n) REFERENCES parents ON DELETE CASCADE DEFERRABLE",
        "ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES parents INITIALLY DEFERRED",
        "ADD p int DEFAULT 1 REFERENCES parents DEFERRABLE"
      })
  void a_cure_keeps_when_a_constraint_is_looked_at(String added) throws Exception {
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE parents (id int PRIMARY KEY); CREATE TABLE things (n int);"
                    + "INSERT INTO parents SELECT n FROM generate_series(1, 10) AS n;"
                    + "INSERT INTO things SELECT n FROM generate_series(1, 10) AS n;"
                    + "CREATE UNIQUE INDEX i ON things (n);"),
            TestScript.versioned(2, "ALTER TABLE things %s;".formatted(added)));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));

    assertThat(findings(reading))
        .filteredOn(finding -> !finding.cure().steps().isEmpty())
        .isNotEmpty()
        .allSatisfy(finding -> compare(reading, finding));
  }

  /** Of a filled table, to which the running release goes on writing after every script. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v int",
        "v int NOT NULL",
        "v int NOT NULL DEFAULT 7",
        "v smallint DEFAULT 7",
        "v int PRIMARY KEY",
        "v int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED",
        "v serial",
        "v serial PRIMARY KEY",
        "\"V w\" serial NOT NULL CONSTRAINT \"the key\" PRIMARY KEY"
      })
  void a_wider_column_has_what_the_release_goes_on_writing(String declared) throws Exception {
    String name = declared.startsWith("v") ? "v" : "\"V w\"";
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE things (n int, %s);".formatted(declared)
                    + "INSERT INTO things SELECT n, n + 10000 FROM generate_series(1, 6000) AS n;"),
            TestScript.versioned(2, "ALTER TABLE things ALTER %s TYPE bigint;".formatted(name)));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));
    Finding finding =
        findings(reading).stream()
            .filter(found -> found.hazard().equals("type-change-rewrites-table"))
            .findFirst()
            .orElseThrow();

    compare(reading, finding);
    assertThat(writtenTo(reading, finding, name, true))
        .isEqualTo(writtenTo(reading, finding, name, false));
  }

  /** Returns what is there in the end. What runs a second time is met by values of the new type. */
  private static String writtenTo(Reading reading, Finding finding, String name, boolean cured)
      throws Exception {
    Guilty guilty = new Guilty(reading, finding);
    List<Cure.Step> steps = finding.cure().steps();
    int last = steps.size() - 1;
    ScratchDatabase database = TestServer.database();
    try (Connection connection = database.connect()) {
      run(connection, guilty.before());
      boolean defaulted = guilty.before().get(0).matches("(?s).*(serial|DEFAULT).*");
      for (int i = 0; i < 2 * last; i++) {
        long value = i < last ? 20_000 : 3_000_000_000L;
        if (cured) {
          cure(connection, new Cure(List.of(steps.get(i % last))));
        } else if (i == last) {
          run(connection, guilty.sql());
        }
        run(connection, "INSERT INTO things (n, %s) VALUES (0, %d)".formatted(name, value + i));
        if (defaulted) {
          run(connection, "INSERT INTO things (n) VALUES (0)");
        }
        run(
            connection,
            "UPDATE things SET %s = %d WHERE n = %d".formatted(name, value - 100 - i, i + 9));
      }
      if (cured) {
        cure(connection, new Cure(List.of(steps.get(last))));
      }
      return described(connection);
    }
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
    Guilty guilty = new Guilty(reading, finding);
    String wanted;
    ScratchDatabase unsafe = TestServer.database();
    try (Connection connection = unsafe.connect()) {
      run(connection, guilty.before());
      run(connection, guilty.sql());
      // a cure that takes a later statement along is compared with what that one leaves
      if (finding.hazard().equals("constraint-validated-in-same-transaction")) {
        run(connection, guilty.behind());
      }
      wanted = described(connection);
    }
    ScratchDatabase cured = TestServer.database();
    try (Connection connection = cured.connect()) {
      run(connection, guilty.before());
      cure(connection, finding.cure());
      assertThat(described(connection)).isEqualTo(wanted);
      if (!joinsParts(finding.cure())) {
        cure(connection, finding.cure());
        assertThat(described(connection)).as("after a second run").isEqualTo(wanted);
      }
    }
  }

  /** Schema and rows as text, so that a difference can be read. */
  private static String described(Connection connection) throws SQLException {
    Schema schema = CatalogReader.read(connection);
    StringBuilder text = new StringBuilder();
    for (TableShape table : schema.tables()) {
      TableShape sorted = byName(table);
      text.append(sorted).append('\n').append(rows(connection, sorted)).append('\n');
    }
    schema.indexes().forEach(index -> text.append(index).append('\n'));
    return text.toString();
  }

  /** A column that takes the place of another stands last, as its cure says. */
  private static TableShape byName(TableShape shape) {
    return new TableShape(
        shape.table(),
        shape.columns().stream().sorted(Comparator.comparing(Column::name)).toList(),
        shape.constraints(),
        shape.partitionOf(),
        shape.inherits(),
        shape.defaultPartition(),
        shape.options());
  }

  private static String rows(Connection connection, TableShape shape) throws SQLException {
    String columns =
        shape.columns().stream()
            .map(column -> "t.\"" + column.name().replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(", ", "ROW(", ")::text"));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(%s, '|' ORDER BY %s)), '')"
                        .formatted(columns, columns)
                    + " FROM %s AS t".formatted(shape.table()))) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    for (String statement : statements) {
      run(connection, statement);
    }
  }

  /** What was stopped outside a transaction has done a part, and runs again before the next. */
  private static void cure(Connection connection, Cure cure) throws SQLException {
    for (Cure.Step step : cure.steps()) {
      connection.setAutoCommit(!step.transactional());
      run(connection, step);
      if (!step.transactional()) {
        run(connection, step);
      }
    }
    connection.setAutoCommit(true);
  }

  private static void run(Connection connection, Cure.Step step) throws SQLException {
    boolean changing = true;
    while (changing) {
      changing = false;
      for (String statement : step.statements()) {
        changing |= run(connection, statement) && step.repeated();
      }
      if (step.transactional()) {
        connection.commit();
      }
    }
  }

  /** The server drops no index that a divided table's is put together of. */
  private static boolean joinsParts(Cure cure) {
    return cure.steps().stream()
        .flatMap(step -> step.statements().stream())
        .anyMatch(sql -> sql.matches("ALTER INDEX .* ATTACH PARTITION .*"));
  }

  /** Returns whether it has changed rows. */
  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return !statement.execute(sql) && statement.getUpdateCount() > 0;
    }
  }
}
