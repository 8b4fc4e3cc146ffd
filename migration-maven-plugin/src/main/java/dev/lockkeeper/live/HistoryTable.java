package dev.lockkeeper.live;

import dev.lockkeeper.base.AppliedHistory;
import dev.lockkeeper.base.AppliedRow;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Flyway's own table in a database in use, read in one read-only transaction that takes ACCESS
 * SHARE on it and nothing else, and that neither waits nor runs for long.
 *
 * @see <a href="https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html">
 *     Flyway: schema history table</a>
 */
public final class HistoryTable implements AppliedHistory.Source {

  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 30;

  private static final String LIMITS =
      "SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '2s'";

  private static final String ROWS =
      "SELECT installed_rank, version, description, type, script, checksum, success FROM %s";

  private static final String OTHERWISE =
      "Run again when it answers, or let git say what is released: leave migration.base out";

  private final Address address;
  private final Optional<String> schema;
  private final String table;

  /**
   * @param schema absent where Flyway takes the session's first one
   * @param table as Flyway spells it
   */
  public HistoryTable(Address address, Optional<String> schema, String table) {
    this.address = address;
    this.schema = schema;
    this.table = table;
    PGSimpleDataSource source = address.dataSource();
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
  }

  @Override
  public AppliedHistory read() throws CheckImpossibleException {
    try (Connection connection = address.connect(OTHERWISE)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(LIMITS);
        String name = quoted(schema.isPresent() ? schema.get() : firstSchema(statement));
        return new AppliedHistory(
            "%s of %s".formatted(table, address),
            rows(statement, ROWS.formatted(name + "." + quoted(table))));
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static String firstSchema(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT coalesce(current_schema(), 'public')")) {
      row.next();
      return row.getString(1);
    }
  }

  private List<AppliedRow> rows(Statement statement, String query)
      throws SQLException, CheckImpossibleException {
    List<AppliedRow> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.add(row(row));
      }
    }
    return rows;
  }

  private AppliedRow row(ResultSet row) throws SQLException, CheckImpossibleException {
    Optional<String> written = Optional.ofNullable(row.getString("version"));
    Optional<Version> version = written.flatMap(Version::parse);
    if (written.isPresent() && version.isEmpty()) {
      throw new CheckImpossibleException(
          "%s of %s has the version '%s', which is none".formatted(table, address, written.get()),
          "Name Flyway's own history with migration.table and migration.defaultSchema");
    }
    return new AppliedRow(
        row.getInt("installed_rank"),
        version,
        Optional.ofNullable(row.getString("description")).orElse(""),
        row.getString("type"),
        row.getString("script"),
        Optional.ofNullable((Integer) row.getObject("checksum")),
        row.getBoolean("success"));
  }

  private CheckImpossibleException unreadable(SQLException e) {
    String name = schema.map(known -> known + "." + table).orElse(table);
    return switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
      case "42P01", "3F000", "42703" ->
          new CheckImpossibleException(
              "%s has no history table %s of Flyway".formatted(address, name),
              "Name it with migration.table and migration.defaultSchema, or say"
                  + " -Dmigration.base=none where nothing was ever applied",
              e);
      case "42501" ->
          new CheckImpossibleException(
              "%s does not let this user read %s".formatted(address, name),
              "GRANT SELECT ON %s, and USAGE on its schema, to it".formatted(name),
              e);
      default -> address.lost(e, OTHERWISE);
    };
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
