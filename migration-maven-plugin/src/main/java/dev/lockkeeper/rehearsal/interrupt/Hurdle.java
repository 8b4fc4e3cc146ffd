package dev.lockkeeper.rehearsal.interrupt;

import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * A writer's open transaction on every table, for which the next statement waits half-way, as an
 * index build does that lets writers through, and a loop that comes to a row that is being changed;
 * as soon as it waits it is ended, and what does not wait when it takes long.
 */
final class Hurdle implements Hindrance {

  private static final Duration PAUSE = Duration.ofMillis(2);

  /** What goes on for so long without having to wait is long enough to have a middle. */
  private static final Duration LONG = Duration.ofSeconds(1);

  /** As many looks as there are in that time: on a machine that is busy all things last longer. */
  private static final int LOOKS = 300;

  /**
   * Nothing here waits: the session that shall be stopped may have locks itself, and stands still
   * meanwhile. The first half of each table's rows stays free, so that what works in portions gets
   * half-way.
   */
  private static final String STAND =
      """
      DO $$
      DECLARE name text;
      BEGIN
        FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
          WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
        LOOP
          BEGIN
            EXECUTE format('LOCK TABLE ONLY %s IN ROW EXCLUSIVE MODE NOWAIT', name);
            EXECUTE format('SELECT FROM ONLY %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM ONLY %1$s
              OFFSET (SELECT count(*) / 2 FROM ONLY %1$s))) FOR UPDATE SKIP LOCKED', name);
          EXCEPTION WHEN lock_not_available THEN NULL;
          END;
        END LOOP;
      END $$
      """;

  private static final String WAITING =
      """
      SELECT FROM pg_stat_activity
      WHERE pid = ? AND state = 'active' AND wait_event_type = 'Lock'
      """;

  private final Connection writer;
  private final Connection watching;
  private final PreparedStatement waiting;
  private final int session;
  private final Death death;
  private final Aside aside;
  private final long begun = System.nanoTime();
  private int looks;
  private boolean hit;

  private Hurdle(Connection writer, Connection watching, int session, Death death)
      throws SQLException {
    this.writer = writer;
    this.watching = watching;
    this.session = session;
    this.death = death;
    this.waiting = watching.prepareStatement(WAITING);
    waiting.setInt(1, session);
    this.aside = Aside.start("hurdle", PAUSE, this::killIfWaiting);
  }

  /** Stands in the way of what the session does from now on. */
  static Hurdle before(ScratchDatabase database, Connection migrating, Death death)
      throws SQLException {
    Connection writer = database.connect();
    writer.setAutoCommit(false);
    try (Statement statement = writer.createStatement()) {
      statement.execute(STAND);
    }
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    return new Hurdle(writer, database.connect(), session, death);
  }

  private boolean killIfWaiting() throws SQLException {
    try (ResultSet row = waiting.executeQuery()) {
      hit = row.next() || lastsLong();
    }
    if (hit) {
      Hindrance.strike(death, session, watching);
    }
    return !hit;
  }

  private boolean lastsLong() {
    looks++;
    return looks > LOOKS && System.nanoTime() - begun > LONG.toNanos();
  }

  @Override
  public boolean end() throws SQLException {
    aside.end();
    watching.close();
    // what it has locked goes with it, if its server is still there
    writer.close();
    return hit;
  }
}
