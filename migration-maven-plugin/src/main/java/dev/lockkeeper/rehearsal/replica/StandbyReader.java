package dev.lockkeeper.rehearsal.replica;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.postgresql.PGConnection;

/**
 * Somebody who reads the tables on a standby, in one transaction after another, each of which stays
 * for a while: what is replayed against his locks or his snapshot cancels his statement.
 */
final class StandbyReader implements AutoCloseable {

  /** SQLSTATE serialization_failure: canceling statement due to conflict with recovery. */
  private static final String CONFLICT = "40001";

  /** The same where it ends the session. */
  private static final String ENDED = "57P01";

  /** Long beside the moment between two of them, in which nobody would be in the way. */
  private static final String STAY = "SELECT pg_sleep(1)";

  private static final long LONGEST_START = 2;

  private final ScratchDatabase database;
  private final Standby standby;
  private final List<String> tables;
  private final LongSupplier replayed;
  private final List<Long> conflicts = new ArrayList<>();
  private final CountDownLatch reads = new CountDownLatch(1);
  private final Thread thread = new Thread(this::readAgainAndAgain, "lockkeeper-standby-reader");
  private volatile Connection connection;
  private volatile boolean ended;

  /**
   * @param tables as SQL writes them
   * @param replayed the standby's position in the log
   */
  StandbyReader(
      ScratchDatabase database, Standby standby, List<String> tables, LongSupplier replayed)
      throws SQLException {
    this.database = database;
    this.standby = standby;
    this.tables = tables;
    this.replayed = replayed;
    this.connection = standby.connect(database);
  }

  /** Begins to read; the standby should have all tables by now. */
  void start() {
    thread.setDaemon(true);
    thread.start();
    awaitFirstRead();
  }

  private void awaitFirstRead() {
    try {
      reads.await(LONGEST_START, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAgainAndAgain() {
    while (!ended) {
      try {
        read();
      } catch (SQLException e) {
        if (!goesOn(e)) {
          return;
        }
      }
    }
  }

  private void read() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        read(table, statement);
      }
      reads.countDown();
      statement.execute(STAY);
    }
    connection.commit();
  }

  /** What is not there any more is read by nobody. */
  private void read(String table, Statement statement) throws SQLException {
    statement.execute("SAVEPOINT before");
    try {
      statement.execute("SELECT FROM %s LIMIT 1".formatted(table));
      // below a savepoint the server would end the session instead of the statement
      statement.execute("RELEASE before");
    } catch (SQLException e) {
      if (isConflict(e) || connection.isClosed()) {
        throw e;
      }
      statement.execute("ROLLBACK TO before; RELEASE before");
    }
  }

  private static boolean isConflict(SQLException e) {
    return CONFLICT.equals(e.getSQLState()) || ENDED.equals(e.getSQLState());
  }

  /** A standby that has gone away is somebody else's to notice. */
  private boolean goesOn(SQLException e) {
    if (isConflict(e)) {
      conflicts.add(replayed.getAsLong());
    }
    if (ended) {
      return false;
    }
    try {
      if (connection.isClosed()) {
        connection = standby.connect(database);
      } else {
        connection.rollback();
      }
      return true;
    } catch (SQLException gone) {
      return false;
    }
  }

  /** Returns where in the log the standby was each time it cancelled him, once this is closed. */
  List<Long> conflicts() {
    return conflicts;
  }

  @Override
  public void close() throws SQLException {
    ended = true;
    cancelStay();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  /** What has ended it already was sent before, and is read first. */
  private void cancelStay() {
    try {
      Connection last = connection;
      if (!last.isClosed()) {
        last.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException e) {
      // a standby that is gone lets nobody stay
    }
  }
}
