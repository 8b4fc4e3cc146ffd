package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Somebody whose transactions read tables and stay open: each for a while after another session has
 * come to wait for it, or until nobody needs it any more.
 */
final class LongReader implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(2);

  private static final String WAITING =
      """
      SELECT FROM pg_stat_activity
      WHERE pid = ? AND wait_event_type = 'Lock' AND ? = ANY (pg_blocking_pids(pid))
      """;

  private final Connection reader;
  private final Connection watching;
  private final PreparedStatement waiting;
  private final Duration open;
  private Optional<Aside> standing = Optional.empty();
  private long since;

  /**
   * @param reader reads
   * @param watching sees who waits; both are closed in the end
   * @param open how long a transaction stays when somebody waits
   */
  private LongReader(Connection reader, Connection watching, Duration open) throws SQLException {
    this.reader = reader;
    this.watching = watching;
    this.open = open;
    this.waiting = watching.prepareStatement(WAITING);
    waiting.setInt(2, reader.unwrap(PGConnection.class).getBackendPID());
  }

  /** Returns one who has not begun. */
  static LongReader in(ScratchDatabase database, Duration open) throws SQLException {
    Connection reader = database.connect();
    reader.setAutoCommit(false);
    return new LongReader(reader, database.connect(), open);
  }

  /**
   * Reads, and stays.
   *
   * @param tables as SQL writes them; what is gone or locked is left out
   * @param session that may come to wait
   */
  void stand(Collection<String> tables, int session) throws SQLException {
    try (Statement statement = reader.createStatement()) {
      for (String table : tables) {
        read(table, statement);
      }
    }
    since = 0;
    waiting.setInt(1, session);
    standing = Optional.of(Aside.start("reader", PAUSE, this::look));
  }

  private void read(String table, Statement statement) throws SQLException {
    Savepoint before = reader.setSavepoint();
    try {
      statement.execute("LOCK TABLE %s IN ACCESS SHARE MODE NOWAIT".formatted(table));
    } catch (SQLException e) {
      reader.rollback(before);
    }
  }

  private boolean look() throws SQLException {
    if (since == 0) {
      try (ResultSet row = waiting.executeQuery()) {
        since = row.next() ? System.nanoTime() : 0;
      }
    } else if (System.nanoTime() - since >= open.toNanos()) {
      reader.commit();
      return false;
    }
    return true;
  }

  /** Ends the transaction, if one is open; returns whether somebody had come to wait for it. */
  boolean leave() throws SQLException {
    if (standing.isEmpty()) {
      return false;
    }
    standing.get().end();
    standing = Optional.empty();
    reader.rollback();
    return since != 0;
  }

  @Override
  public void close() throws SQLException {
    try (reader;
        watching) {
      leave();
    }
  }
}
