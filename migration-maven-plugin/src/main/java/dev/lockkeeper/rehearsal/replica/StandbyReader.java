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

  private StandbyReader(
      ScratchDatabase database, Standby standby, List<String> tables, LongSupplier replayed)
      throws SQLException {
    this.database = database;
    this.standby = standby;
    this.tables = tables;
    this.replayed = replayed;
    this.connection = standby.connect(database);
  }

  /**
   * Returns one who reads already.
   *
   * @param tables as SQL writes them
   * @param replayed the standby's position in the log
   */
  static StandbyReader of(
      ScratchDatabase database, Standby standby, List<String> tables, LongSupplier replayed)
      throws SQLException {
    StandbyReader reader = new StandbyReader(database, standby, tables, replayed);
    reader.thread.setDaemon(true);
    reader.thread.start();
    reader.awaitFirstRead();
    return reader;
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
    } catch (SQLException e) {
      if (isConflict(e) || connection.isClosed()) {
        throw e;
      }
      statement.execute("ROLLBACK TO before");
    }
  }

  private static boolean isConflict(SQLException e) {
    return CONFLICT.equals(e.getSQLState()) || ENDED.equals(e.getSQLState());
  }

  /** A standby that has gone away is somebody else's to notice. */
  private boolean goesOn(SQLException e) {
    if (ended) {
      return false;
    }
    if (isConflict(e)) {
      conflicts.add(replayed.getAsLong());
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
    // ends his stay at once, wherever he is
    connection.abort(Runnable::run);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
