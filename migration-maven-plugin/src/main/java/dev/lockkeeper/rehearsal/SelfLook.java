package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.PostgresqlLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the migrating session has after a statement, asked of itself: its locks and the relations
 * behind them, as its transaction sees them, in one round trip.
 *
 * <p>The question is prepared in SQL: the driver would have it planned anew after each change of
 * the schema, which takes longer than the answer.
 */
final class SelfLook {

  private static final String PREPARE =
      """
      PREPARE %s AS
      SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0'),
             l.relation, l.mode,
      """
          + StorageReader.COLUMNS
          + StorageReader.COUNTERS
          + """
      %s
      FROM (SELECT) one
      LEFT JOIN pg_catalog.pg_locks l
        ON l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
        AND l.relation >= 16384
        AND l.database = (SELECT oid FROM pg_catalog.pg_database
                          WHERE datname = pg_catalog.current_database())
      LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
      LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      """;

  private static final int FIRST_OF_RELATION = 4;

  /** The first version that can be told when to hand on what it has counted. */
  private static final int HANDS_ON = 15;

  private static final String HAND_ON = "pg_catalog.pg_stat_force_next_flush()";

  private final StorageReader storage;
  private final LockReader others;
  private final boolean handsOn;
  private int session;
  private int prepared;

  /**
   * @param others who are asked where there is no transaction to ask in
   */
  SelfLook(StorageReader storage, LockReader others) throws SQLException {
    this.storage = storage;
    this.others = others;
    this.handsOn = others.connection().getMetaData().getDatabaseMajorVersion() >= HANDS_ON;
  }

  /** Returns whether the next transaction begins with no counters behind a look. */
  boolean handsOn() {
    return handsOn;
  }

  /** Lets the next transaction begin with no counters. */
  void handOn(Connection migrating) throws SQLException {
    if (handsOn) {
      try (Statement statement = migrating.createStatement()) {
        statement.execute("SELECT " + HAND_ON);
      }
    }
  }

  /**
   * What is there.
   *
   * @param locks that the session holds
   * @param relations those that it has locked and that there are
   */
  record Seen(LockReader.Locks locks, Map<Long, Relation> relations) {}

  /**
   * Looks at what a statement in a transaction has left.
   *
   * @param process of the session
   */
  Seen after(Head head, int process, Connection migrating) throws SQLException {
    if (head.endsTransaction()) {
      // a question would begin another one
      LockReader.Locks now = others.of(process);
      return new Seen(now, storage.those(now.held().keySet(), migrating));
    }
    if (head.mayForgetPrepared()) {
      session = 0;
    }
    try (Statement statement = migrating.createStatement()) {
      if (process != session) {
        prepared++;
        statement.execute(PREPARE.formatted(name(), handsOn ? ", " + HAND_ON : ""));
        session = process;
      }
      try (ResultSet row = statement.executeQuery("EXECUTE " + name())) {
        return read(row);
      }
    }
  }

  private String name() {
    return "lockkeeper_look_" + prepared;
  }

  private Seen read(ResultSet row) throws SQLException {
    List<LockReader.Lock> locks = new ArrayList<>();
    Map<Long, Relation> relations = new HashMap<>();
    long written = 0;
    while (row.next()) {
      written = row.getLong(1);
      long oid = row.getLong(2);
      PostgresqlLock.byNativeName(String.valueOf(row.getString(3)))
          .ifPresent(mode -> locks.add(new LockReader.Lock(oid, mode, true)));
      storage.relation(row, FIRST_OF_RELATION).ifPresent(one -> relations.put(oid, one));
    }
    return new Seen(new LockReader.Locks(written, locks), relations);
  }
}
