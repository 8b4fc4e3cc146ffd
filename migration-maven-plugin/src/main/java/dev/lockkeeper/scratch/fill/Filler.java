package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Fills tables of a scratch database with rows that satisfy all that is asked of them. */
public final class Filler {

  private static final String MAKE_ROOM =
      "Free disk space, set migration.cacheDirectory to a place that has some, or rehearse with"
          + " fewer rows (migration.rows)";

  /** Below this many rows an index is kept up to date sooner than it is built anew. */
  private static final long WORTH_A_BUILD = 20_000;

  private final DataSource database;
  private final long defaultRows;
  private final long parentRows;
  private final Map<Table, Long> rowsByTable;
  private final Map<Table, Map<String, ColumnFigures>> figures;
  private final Headway headway;

  /**
   * @param database one to which its user may do anything
   * @param defaultRows of each touched table
   * @param parentRows of each table that touched ones refer to, where no script filled it
   * @param rowsByTable what is demanded of single tables instead
   * @param headway is told how far it is
   */
  public Filler(
      DataSource database,
      long defaultRows,
      long parentRows,
      Map<Table, Long> rowsByTable,
      Headway headway) {
    this(database, defaultRows, parentRows, rowsByTable, Map.of(), headway);
  }

  private Filler(
      DataSource database,
      long defaultRows,
      long parentRows,
      Map<Table, Long> rowsByTable,
      Map<Table, Map<String, ColumnFigures>> figures,
      Headway headway) {
    this.database = database;
    this.defaultRows = defaultRows;
    this.parentRows = parentRows;
    this.rowsByTable = Map.copyOf(rowsByTable);
    this.figures = Map.copyOf(figures);
    this.headway = headway;
  }

  /** Is told what is done to the tables. */
  @FunctionalInterface
  public interface Headway {
    /**
     * So many rows are written of all; 0 of 0 where none are.
     *
     * @param what is done
     */
    void at(String what, long rows, long all);
  }

  /**
   * Returns one whose rows are like those of production.
   *
   * @param production what is known of columns there, by table and name
   */
  public Filler like(Map<Table, Map<String, ColumnFigures>> production) {
    return new Filler(database, defaultRows, parentRows, rowsByTable, production, headway);
  }

  /**
   * Fills the touched tables and, more sparsely, those that they refer to. The same schema and
   * demands always get the same rows; rows that are there stay.
   */
  public FillReport fill(Set<Table> touched, Demands demands) throws CheckImpossibleException {
    long start = System.nanoTime();
    try (Connection connection = database.getConnection()) {
      String defaultSchema = String.valueOf(connection.getSchema());
      configure(connection);
      headway.at("Looking for rows that tables may have", 0, 0);
      Facts facts = FactsReader.read(connection);
      Wants wants =
          new Wants(
              connection,
              facts,
              demands,
              touched,
              defaultRows,
              parentRows,
              rowsByTable,
              figures,
              defaultSchema);
      FillPlan plans = new FillPlan(connection, facts, demands, wants);
      List<FillReport.Filled> filled = new ArrayList<>();
      List<Long> order = plans.make();
      boolean superuser = isSuperuser(connection);
      ForwardLinks later =
          superuser ? ForwardLinks.leftAlone(connection) : ForwardLinks.dropped(connection, order);
      for (long oid : order) {
        if (plans.of(oid).rows() > 0) {
          filled.add(fill(connection, plans, oid, defaultSchema, superuser));
        }
      }
      later.makeAgain();
      return new FillReport(filled, millisSince(start), plans.remarks());
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database could not be filled: " + firstLine(e),
          noRoom(e) ? MAKE_ROOM : "Set migration.rows to 0, and let migration:lint judge alone",
          e);
    }
  }

  /** Others may not write to the catalog, and switch off what belongs to them alone. */
  private static boolean isSuperuser(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('is_superuser')")) {
      row.next();
      return row.getString(1).equals("on");
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static void configure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO ''");
      statement.execute("SET maintenance_work_mem TO '256MB'");
      statement.execute("SET max_parallel_maintenance_workers TO 1");
      statement.execute("SET synchronous_commit TO off");
      statement.execute("SET datestyle TO 'ISO, MDY'");
    }
  }

  private FillReport.Filled fill(
      Connection connection, FillPlan plans, long oid, String defaultSchema, boolean superuser)
      throws SQLException, CheckImpossibleException {
    long start = System.nanoTime();
    TableFacts table = plans.of(oid).table();
    Indexes indexes = new Indexes(connection);
    Triggers triggers = new Triggers(connection, superuser);
    try {
      triggers.off(table);
      if (superuser && plans.of(oid).rows() > WORTH_A_BUILD) {
        indexes.putAside(table);
      }
      copy(connection, plans, oid);
      headway.at("Indexing and analysing " + table.shown(), 0, 0);
      triggers.on();
      indexes.build();
      new Sequences(connection).moveOn(table);
      vacuum(connection, table);
    } catch (PSQLException e) {
      throw refused(table, e);
    }
    TablePlan plan = plans.of(oid);
    Table name =
        new Table(
            Optional.of(table.schema()).filter(schema -> !schema.equals(defaultSchema)),
            table.name());
    return new FillReport.Filled(name, plan.rows(), plan.existing(), millisSince(start));
  }

  /** One row in ten thousand that breaks a CHECK escapes samples, and is found here. */
  private void copy(Connection connection, FillPlan plans, long oid)
      throws SQLException, CheckImpossibleException {
    try {
      new TableWriter(connection, headway).write(plans.of(oid));
    } catch (PSQLException e) {
      if (!PSQLState.CHECK_VIOLATION.getState().equals(e.getSQLState())) {
        throw e;
      }
      vacuum(connection, plans.of(oid).table());
      plans.makeExact(oid);
      new TableWriter(connection, headway).write(plans.of(oid));
    }
  }

  /** Production's tables have been looked at before, and statistics are what plans are made of. */
  private static void vacuum(Connection connection, TableFacts table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) " + table.quoted());
    }
  }

  private static CheckImpossibleException refused(TableFacts table, PSQLException e) {
    if (noRoom(e)) {
      return new CheckImpossibleException(
          "The scratch server has no room for the rows of %s: %s"
              .formatted(table.shown(), firstLine(e)),
          MAKE_ROOM,
          e);
    }
    Optional<ServerErrorMessage> error = Optional.ofNullable(e.getServerErrorMessage());
    String column = error.map(ServerErrorMessage::getColumn).map(c -> " column " + c).orElse("");
    String constraint =
        error.map(ServerErrorMessage::getConstraint).map(c -> " constraint " + c).orElse("");
    return new CheckImpossibleException(
        "No rows for table %s were found that the server takes:%s%s %s"
            .formatted(table.shown(), column, constraint, firstLine(e)),
        "Set migration.rows.%s to 0, and let prediction judge that table alone"
            .formatted(table.shown()),
        e);
  }

  /** Classes 53 and 58: out of disk or memory, or the disk fails. */
  private static boolean noRoom(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("53") || state.startsWith("58");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
