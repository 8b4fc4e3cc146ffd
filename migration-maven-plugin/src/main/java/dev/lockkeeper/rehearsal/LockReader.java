package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.PostgresqlLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads another session's table locks, over a connection that itself holds none in between. */
final class LockReader implements AutoCloseable {

  /** The row is there also when there is no lock: it carries the position in the log. */
  private static final String SELECT =
      """
      SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0'),
             l.relation, l.mode, l.granted
      FROM (SELECT) one
      LEFT JOIN pg_catalog.pg_locks l
        ON l.pid = ? AND l.locktype = 'relation' AND l.relation >= 16384
        AND l.database = (SELECT oid FROM pg_catalog.pg_database
                          WHERE datname = pg_catalog.current_database())
      """;

  private static final String WRITTEN =
      "SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')";

  private final Connection connection;
  private final PreparedStatement query;
  private final PreparedStatement position;

  /**
   * @param connection in auto-commit, so that no snapshot outlives a query: CREATE INDEX
   *     CONCURRENTLY would wait for it
   */
  LockReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.query = connection.prepareStatement(SELECT);
    this.position = connection.prepareStatement(WRITTEN);
  }

  /** Returns what the session holds and waits for at this moment. */
  Locks of(int session) throws SQLException {
    query.setInt(1, session);
    List<Lock> locks = new ArrayList<>();
    long written = 0;
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        written = row.getLong(1);
        long relation = row.getLong(2);
        boolean granted = row.getBoolean(4);
        PostgresqlLock.byNativeName(String.valueOf(row.getString(3)))
            .ifPresent(mode -> locks.add(new Lock(relation, mode, granted)));
      }
    }
    return new Locks(written, locks);
  }

  /** Returns the bytes of write-ahead log since the cluster was made. */
  long written() throws SQLException {
    try (ResultSet row = position.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** One entry of the server's lock table. */
  record Lock(long relation, PostgresqlLock mode, boolean granted) {}

  /**
   * All entries of one session.
   *
   * @param written bytes of write-ahead log since the cluster was made
   * @param locks of relations that may be the user's
   */
  record Locks(long written, List<Lock> locks) {

    /** Returns the strongest granted mode for each relation. */
    Map<Long, PostgresqlLock> held() {
      Map<Long, PostgresqlLock> held = new HashMap<>();
      locks.stream()
          .filter(Lock::granted)
          .forEach(lock -> held.merge(lock.relation(), lock.mode(), Locks::stronger));
      return held;
    }

    private static PostgresqlLock stronger(PostgresqlLock one, PostgresqlLock other) {
      return one.strength() >= other.strength() ? one : other;
    }
  }
}
