package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A database that is filled as a rehearsal fills it: the pending statements are watched on an empty
 * clone, then run for real over the rows.
 */
final class FilledDatabase implements AutoCloseable {

  private static final String CONSTRAINTS =
      """
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s',
                    conrelid::regclass, conname, conname, pg_get_constraintdef(oid))
      FROM pg_constraint
      WHERE contype IN ('f', 'c') AND conrelid <> 0 AND conparentid = 0 AND coninhcount = 0
        AND convalidated
      ORDER BY oid
      """;

  private final ScratchDatabase database;
  private final Connection connection;
  private final Map<Table, Long> rowsByTable = new HashMap<>();
  private final Map<Table, Map<String, ColumnFigures>> figures = new HashMap<>();
  private final List<String> pending = new ArrayList<>();
  private FillReport report;
  private long rows = 2_000;

  FilledDatabase(String schema) throws SQLException, CheckImpossibleException {
    database = TestServer.database();
    try (Connection first = database.connect();
        Statement statement = first.createStatement()) {
      statement.execute(schema);
    }
    connection = null;
  }

  private FilledDatabase(FilledDatabase unopened, Connection connection) {
    database = unopened.database;
    report = unopened.report;
    this.connection = connection;
  }

  FilledDatabase pending(String... statements) {
    pending.addAll(Arrays.asList(statements));
    return this;
  }

  FilledDatabase rows(long number) {
    rows = number;
    return this;
  }

  FilledDatabase rows(String table, long number) {
    rowsByTable.put(Table.of(table), number);
    return this;
  }

  FilledDatabase like(String table, String column, ColumnFigures production) {
    figures.computeIfAbsent(Table.of(table), name -> new HashMap<>()).put(column, production);
    return this;
  }

  /** Fills the tables, runs what is pending over them, and has every constraint checked anew. */
  FilledDatabase touching(String... tables) throws SQLException, CheckImpossibleException {
    Demands demands = Demands.none();
    if (!pending.isEmpty()) {
      watch(demands);
    }
    Set<Table> touched = new LinkedHashSet<>();
    Arrays.stream(tables).forEach(table -> touched.add(Table.of(table)));
    report =
        new Filler(database.dataSource(), rows, 100, rowsByTable, (what, written, all) -> {})
            .like(figures)
            .fill(touched, demands);
    FilledDatabase filled = new FilledDatabase(this, database.connect());
    filled.execute(pending);
    filled.execute(filled.column(CONSTRAINTS));
    return filled;
  }

  private void watch(Demands demands) throws SQLException, CheckImpossibleException {
    ScratchDatabase clone = TestServer.copyOf(database);
    try (Connection migrating = clone.connect();
        Statement statement = migrating.createStatement()) {
      migrating.setAutoCommit(false);
      demands.observe(migrating);
      for (String sql : pending) {
        statement.execute(sql);
        demands.observe(migrating);
      }
    } finally {
      clone.drop();
    }
  }

  FillReport report() {
    return report;
  }

  private void execute(List<String> statements) throws SQLException {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new AssertionError(sql + " fails over the rows: " + e.getMessage(), e);
      }
    }
  }

  FilledDatabase run(String sql) throws SQLException {
    execute(List.of(sql));
    return this;
  }

  List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(column(sql).get(0));
  }

  FilledDatabase has(String table, long expected) throws SQLException {
    assertThat(number("SELECT count(*) FROM " + table)).as("rows of %s", table).isEqualTo(expected);
    return this;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
