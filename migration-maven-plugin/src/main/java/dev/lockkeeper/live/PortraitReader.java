package dev.lockkeeper.live;

import dev.lockkeeper.live.Portrait.Applied;
import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.live.Portrait.Replicas;
import dev.lockkeeper.live.Portrait.Sent;
import dev.lockkeeper.live.Portrait.Server;
import dev.lockkeeper.live.Portrait.TablePortrait;
import dev.lockkeeper.live.Portrait.Transactions;
import dev.lockkeeper.script.CheckImpossibleException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Portrays a database in use, in one read-only transaction that reads catalogs and statistics
 * alone, takes no lock beyond ACCESS SHARE, waits for none longer than two seconds, and lets no
 * query run for longer than thirty. A replica will do.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-stats.html">PostgreSQL:
 *     pg_stats</a>
 */
public final class PortraitReader {

  private static final String LIMITS =
      "SET LOCAL statement_timeout = '30s'; SET LOCAL lock_timeout = '2s'";

  private static final String CURE = "Mend what it names, and run again when it answers";

  private PortraitReader() {}

  /**
   * Returns the portrait of the database that answers at the address.
   *
   * @param history that Flyway keeps there
   */
  public static Portrait read(Address address, AppliedScripts history)
      throws CheckImpossibleException {
    try (Connection connection = address.connect(CURE)) {
      return read(connection, history);
    } catch (SQLException e) {
      throw address.lost(e, CURE);
    }
  }

  /** Likewise over a connection, which is left without a transaction. */
  static Portrait read(Connection connection, AppliedScripts history) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      Server server = server(statement);
      // only now, because two of them are settings that production has its own way
      statement.execute(LIMITS);
      List<String> unread = strings(statement, PortraitQueries.UNREAD);
      Optional<List<Applied>> applied = history.read(connection, unread);
      Optional<Sent> sent = SentStatements.read(statement);
      if (sent.isEmpty()) {
        unread.add("statements that applications send: pg_stat_statements is not there");
      }
      return new Portrait(
          Portrait.SCHEMA_VERSION,
          server,
          transactions(statement),
          replicas(statement),
          tables(statement),
          strings(statement, PortraitObjects.QUERY),
          applied,
          sent,
          unread);
    } finally {
      connection.rollback();
    }
  }

  private static Server server(Statement statement) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (ResultSet row = statement.executeQuery(PortraitQueries.SETTINGS)) {
      while (row.next()) {
        settings.put(row.getString(1), row.getString(2));
      }
    }
    try (ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      return new Server("postgresql", row.getString(1).split(" ", 2)[0], settings);
    }
  }

  private static Transactions transactions(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(PortraitQueries.TRANSACTIONS)) {
      row.next();
      return new Transactions(row.getInt(1), rounded(row.getDouble(2)), rounded(row.getDouble(3)));
    }
  }

  private static Replicas replicas(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(PortraitQueries.REPLICAS)) {
      row.next();
      return new Replicas(row.getInt(1), rounded(row.getDouble(2)));
    }
  }

  /** To one digit: more would make another file of the same database every time. */
  private static long rounded(double millis) {
    if (millis < 1) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(millis)));
    return Math.round(Math.round(millis / unit) * unit);
  }

  private static List<TablePortrait> tables(Statement statement) throws SQLException {
    List<TablePortrait> tables = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(PortraitQueries.TABLES);
        PreparedStatement columns =
            statement.getConnection().prepareStatement(PortraitQueries.COLUMNS)) {
      while (row.next()) {
        String name = row.getString(4);
        tables.add(
            new TablePortrait(
                row.getBoolean(2) ? name : row.getString(3) + "." + name,
                Optional.ofNullable(row.getObject(5, Long.class)),
                row.getLong(6),
                row.getLong(7),
                columns(columns, row.getLong(1)),
                strings(row.getArray(8)),
                strings(row.getArray(9))));
      }
    }
    return tables;
  }

  private static List<String> strings(Statement statement, String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        strings.add(row.getString(1));
      }
    }
    return strings;
  }

  private static List<ColumnPortrait> columns(PreparedStatement query, long table)
      throws SQLException {
    query.setLong(1, table);
    query.setLong(2, table);
    List<ColumnPortrait> columns = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        columns.add(
            new ColumnPortrait(
                row.getString(1),
                row.getString(2),
                figure(row, 3),
                figure(row, 4),
                Optional.ofNullable(row.getObject(5, Integer.class)),
                figure(row, 6),
                Optional.ofNullable(row.getBigDecimal(7)),
                Optional.ofNullable(row.getBigDecimal(8))));
      }
    }
    return columns;
  }

  /** To two digits: the server reckons them from a sample, another one each time. */
  private static Optional<Double> figure(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Float.class))
        .map(figure -> new BigDecimal(figure).round(new MathContext(2)).doubleValue());
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
