package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a cure leaves, beside what the plain form leaves. */
final class Cured {

  private Cured() {}

  static List<Finding> findings(Reading reading) {
    return new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(reading, Observations.NONE)
        .verdict()
        .findings();
  }

  /** The cure ends where the plain form ends, and its second run changes nothing. */
  static void compare(Reading reading, Finding finding) throws Exception {
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
      cure(connection, finding.cure());
      assertThat(described(connection)).as("after a second run").isEqualTo(wanted);
    }
  }

  /** Schema and rows as text, so that a difference can be read. */
  static String described(Connection connection) throws SQLException {
    Schema schema = CatalogReader.read(connection);
    StringBuilder text = new StringBuilder();
    for (TableShape table : schema.tables()) {
      TableShape sorted = byName(table);
      text.append(sorted).append('\n').append(rows(connection, sorted)).append('\n');
    }
    schema.indexes().forEach(index -> text.append(index).append('\n'));
    return text.append(definitions(connection)).toString();
  }

  /** In the server's own words: a model of ours may leave a part of them out. */
  private static String definitions(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT pg_get_indexdef(i.oid) FROM pg_class i WHERE i.relkind IN ('i', 'I')"
                    + " AND i.relnamespace = 'public'::regnamespace UNION ALL"
                    + " SELECT format('%s %s %s', conrelid::regclass, conname,"
                    + " pg_get_constraintdef(oid)) FROM pg_constraint"
                    + " WHERE conparentid = 0 AND connamespace = 'public'::regnamespace"
                    + " AND contype <> 't' ORDER BY 1")) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
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

  static void run(Connection connection, List<String> statements) throws SQLException {
    for (String statement : statements) {
      run(connection, statement);
    }
  }

  /** What was stopped outside a transaction has done a part, and runs again before the next. */
  static void cure(Connection connection, Cure cure) throws SQLException {
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

  /** Returns whether it has changed rows. */
  static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return !statement.execute(sql) && statement.getUpdateCount() > 0;
    }
  }
}
