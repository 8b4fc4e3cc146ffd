package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.TestMysql;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a real server about one statement, and then runs it, in a database made for it alone. */
public final class MysqlWitness implements AutoCloseable {

  private final MysqlDatabase database;
  private final MysqlDatabase other;
  private final Connection migrating;
  private final Connection own;

  private MysqlWitness(MysqlDatabase database, MysqlDatabase other) throws SQLException {
    this.database = database;
    this.other = other;
    this.migrating = database.connect();
    this.own = database.connect();
  }

  /**
   * What running it did.
   *
   * @param rows that it affected
   */
  public record Seen(Set<Table> rebuilt, long rows) {}

  /** Makes the tables, and tells the session what it is to be told. */
  public static MysqlWitness of(List<String> setup, Optional<String> session)
      throws SQLException, CheckImpossibleException {
    MysqlWitness witness = new MysqlWitness(TestMysql.database(), TestMysql.database());
    try (Statement statement = witness.migrating.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String sql : setup) {
        statement.execute(sql);
      }
      statement.execute("SET foreign_key_checks = 1");
      if (session.isPresent()) {
        statement.execute(session.get());
      }
    }
    return witness;
  }

  /** Returns what the server says it would do. */
  public Optional<Answer> ask(String sql) throws SQLException {
    try (Asking asking = new Asking(database, other)) {
      return asking.ask(sql, migrating);
    }
  }

  /** Runs it. */
  public Seen run(String sql) throws SQLException {
    TableIds before = TableIds.of(database.name(), own);
    try (Statement statement = migrating.createStatement()) {
      statement.execute(sql);
    }
    StatementEvent event = StatementEvent.lastOf(migrating, own);
    return new Seen(before.rebuiltUntil(TableIds.of(database.name(), own)), event.rows());
  }

  @Override
  public void close() throws SQLException, CheckImpossibleException {
    migrating.close();
    own.close();
    database.drop();
    other.drop();
  }
}
