package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Lets a statement that commits inside through until it has committed so many times, and ends it
 * where it writes again, however fast it is.
 *
 * <p>A transaction has all tables, so that the statement waits for the first one that it writes to.
 * Behind it a bolt queues for the same table, and only then it is let on. Its COMMIT hands the
 * table to the bolt, for which the statement waits when it comes back; and it waits for the others
 * anyway.
 */
final class Turnstile implements Hindrance {

  private static final Duration PAUSE = Duration.ofMillis(1);

  /** Others read meanwhile, and nobody writes; what the statement has itself is left out. */
  private static final String SHUT =
      """
      DO $$
      DECLARE name text;
      BEGIN
        FOR name IN SELECT oid::regclass FROM pg_class
          WHERE relkind IN ('r', 'p') AND oid <> %d AND relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
        LOOP
          BEGIN
            EXECUTE format('LOCK TABLE ONLY %%s IN SHARE MODE NOWAIT', name);
          EXCEPTION WHEN lock_not_available THEN NULL;
          END;
        END LOOP;
      END $$
      """;

  /** The transaction of a lock that is waited for is that of the session. */
  private static final String WAITING =
      """
      SELECT relation::bigint, virtualtransaction, relation::regclass FROM pg_locks
      WHERE pid = ? AND NOT granted AND locktype = 'relation'
      """;

  private final ScratchDatabase database;
  private final Connection watching;
  private final PreparedStatement waiting;
  private final int session;
  private final Death death;
  private final Map<Long, Bolt> bolts = new HashMap<>();
  private final Aside aside;
  private Connection shut;
  private Optional<String> transaction = Optional.empty();
  private int commitsToGo;
  private boolean hit;

  private Turnstile(ScratchDatabase database, int session, int commits, Death death)
      throws SQLException {
    this.database = database;
    this.session = session;
    this.commitsToGo = commits;
    this.death = death;
    this.shut = shutAllBut(0);
    this.watching = database.connect();
    this.waiting = watching.prepareStatement(WAITING);
    waiting.setInt(1, session);
    this.aside = Aside.start("turnstile", PAUSE, this::letThrough);
  }

  /** Returns one that ends a session when it writes after so many commits. */
  static Kind after(int commits) {
    return (database, migrating, death) ->
        new Turnstile(
            database, migrating.unwrap(PGConnection.class).getBackendPID(), commits, death);
  }

  private Connection shutAllBut(long table) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SHUT.formatted(table));
    }
    return connection;
  }

  private boolean letThrough() throws SQLException {
    try (ResultSet row = waiting.executeQuery()) {
      if (!row.next()) {
        return true;
      }
      String now = row.getString(2);
      // an exception that is caught gives tables back, too, and ends no transaction
      if (transaction.isPresent() && !transaction.get().equals(now)) {
        commitsToGo--;
      }
      transaction = Optional.of(now);
      if (commitsToGo == 0) {
        hit = true;
        Hindrance.strike(death, session, watching);
        return false;
      }
      letOn(row.getLong(1), row.getString(3));
      return true;
    }
  }

  private void letOn(long table, String name) throws SQLException {
    Connection others = shutAllBut(table);
    Bolt bolt = Bolt.behind(database.connect(), name, watching);
    // a rollback returns when the table is given back, a disconnection before
    shut.rollback();
    shut.close();
    shut = others;
    Optional<Bolt> older = Optional.ofNullable(bolts.put(table, bolt));
    if (older.isPresent()) {
      older.get().release();
    }
  }

  @Override
  public boolean end() throws SQLException {
    aside.end();
    watching.close();
    shut.close();
    for (Bolt bolt : bolts.values()) {
      bolt.close();
    }
    return hit;
  }
}
