package dev.lockkeeper.rehearsal.replica;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.postgresql.PGConnection;

/**
 * Somebody who reads the tables on a standby, in one transaction after another, each of which stays
 * for a while: what is replayed against his locks or his snapshot cancels his statement.
 *
 * <p>The next transaction has read before the last one ends, each in a session of its own: there is
 * no moment in which nobody would be in the way. Of both together one is cancelled, as it counts.
 */
final class StandbyReader implements AutoCloseable {

  /** SQLSTATE serialization_failure: canceling statement due to conflict with recovery. */
  private static final String CONFLICT = "40001";

  /** The same where it ends the session. */
  private static final String ENDED = "57P01";

  private static final String STAY = "SELECT pg_sleep(1)";

  /** He stays, or he comes too late and waits: whatever was in his way before he has met. */
  private static final String SETTLED =
      """
      SELECT FROM pg_stat_activity
      WHERE application_name = '%s' AND (wait_event = 'PgSleep' OR wait_event_type = 'Lock')
      """;

  private static final String NAME = "lockkeeper-standby-reader";

  private final ScratchDatabase database;
  private final Standby standby;
  private final List<String> tables;
  private final LongSupplier replayed;
  private final List<Long> conflicts = new ArrayList<>();
  private final Thread thread = new Thread(this::readAgainAndAgain, NAME);
  private final Connection watching;
  private final PreparedStatement settled;
  private volatile Connection staying;
  private Connection coming;
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
    this.staying = connect();
    this.coming = connect();
    this.watching = standby.connect(database);
    this.settled = watching.prepareStatement(SETTLED.formatted(NAME));
  }

  private Connection connect() throws SQLException {
    Connection connection = standby.connect(database);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = '%s'".formatted(NAME));
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** Begins to read; the standby should have all tables by now. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns whether he has been told of all that was replayed before this call; one who is gone is
   * told nothing any more.
   */
  boolean settled() throws SQLException {
    if (!thread.isAlive()) {
      return true;
    }
    try (ResultSet row = settled.executeQuery()) {
      return row.next();
    }
  }

  /** What he has met so far lies before that position, however late he was told. */
  void allBefore(long position) {
    synchronized (conflicts) {
      conflicts.replaceAll(conflict -> Math.min(conflict, position - 1));
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
    try (Statement statement = coming.createStatement()) {
      for (String table : tables) {
        read(table, statement);
      }
    }
    staying.commit();
    Connection last = staying;
    staying = coming;
    coming = last;
    try (Statement statement = staying.createStatement()) {
      statement.execute(STAY);
    }
  }

  /** What is not there any more is read by nobody. */
  private void read(String table, Statement statement) throws SQLException {
    statement.execute("SAVEPOINT before");
    try {
      statement.execute("SELECT FROM %s LIMIT 1".formatted(table));
      // below a savepoint the server would end the session instead of the statement
      statement.execute("RELEASE before");
    } catch (SQLException e) {
      if (isConflict(e) || coming.isClosed()) {
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
      synchronized (conflicts) {
        conflicts.add(replayed.getAsLong());
      }
    }
    if (ended) {
      return false;
    }
    try {
      staying = anew(staying);
      coming = anew(coming);
      return true;
    } catch (SQLException gone) {
      return false;
    }
  }

  private Connection anew(Connection connection) throws SQLException {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
        return connection;
      }
    } catch (SQLException e) {
      // it was ended while it said nothing
      connection.close();
    }
    return connect();
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
    Connection next = coming;
    try (watching;
        next) {
      staying.close();
    }
  }

  /** What has ended it already was sent before, and is read first. */
  private void cancelStay() {
    try {
      Connection last = staying;
      if (!last.isClosed()) {
        last.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException e) {
      // a standby that is gone lets nobody stay
    }
  }
}
