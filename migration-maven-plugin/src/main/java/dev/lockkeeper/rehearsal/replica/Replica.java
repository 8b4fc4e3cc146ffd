package dev.lockkeeper.rehearsal.replica;

import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Says how far a standby is behind. The primary's heart beats on a session of its own: each beat is
 * a transaction that changes nothing, and whose moment is known. What the standby has replayed is
 * held against the last beat, so that a primary that is itself slow makes no lag.
 */
final class Replica implements AutoCloseable {

  /** In microseconds: whole numbers, that do not suffer from being subtracted. */
  private static final String BEAT =
      """
      SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
      FROM pg_logical_emit_message(true, 'lockkeeper', '')
      """;

  private static final String REPLAYED =
      """
      SELECT (pg_last_wal_replay_lsn() - '0/0')::bigint,
        (extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000000)::bigint
      """;

  /**
   * Asked last: what was written before may be replayed already when a busy machine looks there.
   */
  private static final String WRITTEN = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";

  private static final double MICROS_PER_MILLI = 1000;

  private final Connection primary;
  private final Connection standby;
  private final PreparedStatement beat;
  private final PreparedStatement replayed;
  private final PreparedStatement written;

  /**
   * How far it was behind at one moment.
   *
   * @param replayed position in the log
   * @param bytes written that it had still to replay
   * @param millis by which the newest transaction that it showed was older than the last beat
   */
  record Sample(long replayed, long bytes, double millis) {}

  private Replica(Connection primary, Connection standby) throws SQLException {
    this.primary = primary;
    this.standby = standby;
    // what is not flushed is not sent, and production does not wait for the log writer to come by
    try (Statement statement = primary.createStatement()) {
      statement.execute("SET synchronous_commit = on");
    }
    this.beat = primary.prepareStatement(BEAT);
    this.written = primary.prepareStatement(WRITTEN);
    this.replayed = standby.prepareStatement(REPLAYED);
  }

  static Replica of(ScratchDatabase database, Standby standby) throws SQLException {
    return new Replica(database.connect(), standby.connect(database));
  }

  /** Lets the heart beat, and looks how far the standby is. */
  Sample look() throws SQLException {
    long beaten = number(beat);
    try (ResultSet row = replayed.executeQuery()) {
      row.next();
      long position = row.getLong(1);
      // nothing replayed yet since it started: then the first look is the oldest that counts
      long shown = row.getObject(2) == null ? beaten : row.getLong(2);
      return new Sample(
          position,
          Math.max(0, number(written) - position),
          Math.max(0, (beaten - shown) / MICROS_PER_MILLI));
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    try (primary) {
      standby.close();
    }
  }
}
