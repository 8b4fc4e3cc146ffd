package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Fills tables of a scratch database with rows that satisfy all that is asked of them. */
public final class Filler {

  /** Below this many rows an index is kept up to date sooner than it is built anew. */
  private static final long WORTH_A_BUILD = 20_000;

  private final DataSource database;
  private final long defaultRows;
  private final long parentRows;
  private final Map<Table, Long> rowsByTable;
  private final Consumer<String> progress;

  /**
   * @param database one to which its user may do anything
   * @param defaultRows of each touched table
   * @param parentRows of each table that touched ones refer to, where no script filled it
   * @param rowsByTable what is demanded of single tables instead
   * @param progress is told what takes more than two seconds
   */
  public Filler(
      DataSource database,
      long defaultRows,
      long parentRows,
      Map<Table, Long> rowsByTable,
      Consumer<String> progress) {
    this.database = database;
    this.defaultRows = defaultRows;
    this.parentRows = parentRows;
    this.rowsByTable = Map.copyOf(rowsByTable);
    this.progress = progress;
  }

  /**
   * Fills the touched tables and, more sparsely, those that they refer to. The same schema and
   * demands always get the same rows; rows that are there stay.
   */
  public FillReport fill(Set<Table> touched, Demands demands) throws CheckImpossibleException {
    long start = System.nanoTime();
    try (Connection connection = database.getConnection()) {
      configure(connection);
      Facts facts = FactsReader.read(connection);
      Wants wants =
          new Wants(connection, facts, demands, touched, defaultRows, parentRows, rowsByTable);
      List<FillReport.Filled> filled = new ArrayList<>();
      List<String> remarks = new ArrayList<>();
      for (TablePlan plan : new FillPlan(connection, facts, demands, wants).make()) {
        remarks.addAll(plan.remarks());
        if (plan.rows() > 0) {
          filled.add(fill(connection, plan));
        }
      }
      return new FillReport(filled, millisSince(start), remarks);
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database could not be filled: " + firstLine(e),
          "Set migration.rows to 0, or give a snapshot with migration.snapshot",
          e);
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  /** Rows keep foreign keys by their making, and a script's triggers are not for made-up rows. */
  private static void configure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO ''");
      statement.execute("SET session_replication_role TO replica");
      statement.execute("SET maintenance_work_mem TO '256MB'");
      statement.execute("SET max_parallel_maintenance_workers TO 1");
      statement.execute("SET synchronous_commit TO off");
      statement.execute("SET datestyle TO 'ISO, MDY'");
    }
  }

  private FillReport.Filled fill(Connection connection, TablePlan plan)
      throws SQLException, CheckImpossibleException {
    long start = System.nanoTime();
    Indexes indexes = new Indexes(connection);
    try {
      if (plan.rows() > WORTH_A_BUILD) {
        indexes.putAside(plan.table());
      }
      new TableWriter(connection, progress).write(plan);
      indexes.build();
      new Sequences(connection).moveOn(plan.table());
      try (Statement statement = connection.createStatement()) {
        statement.execute("VACUUM (ANALYZE) " + plan.table().quoted());
      }
    } catch (PSQLException e) {
      throw refused(plan.table(), e);
    }
    TableFacts table = plan.table();
    Table name =
        new Table(
            Optional.of(table.schema()).filter(schema -> !schema.equals("public")), table.name());
    return new FillReport.Filled(name, plan.rows(), plan.existing(), millisSince(start));
  }

  private static CheckImpossibleException refused(TableFacts table, PSQLException e) {
    Optional<ServerErrorMessage> error = Optional.ofNullable(e.getServerErrorMessage());
    String column = error.map(ServerErrorMessage::getColumn).map(c -> " column " + c).orElse("");
    String constraint =
        error.map(ServerErrorMessage::getConstraint).map(c -> " constraint " + c).orElse("");
    return new CheckImpossibleException(
        "No rows for table %s were found that the server takes:%s%s %s"
            .formatted(table.shown(), column, constraint, firstLine(e)),
        "Set migration.rows.%s to 0, or give a snapshot with migration.snapshot"
            .formatted(table.shown()),
        e);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
