package dev.lockkeeper.rehearsal.request;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A session that holds a relation in all modes at once and gives up the strongest first, so that
 * who has been let through still waits when it asks for more.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit locking</a>
 */
final class Barrier implements AutoCloseable {

  /** Each refuses all that the one before it refuses, and more. */
  private static final List<Step> LADDER =
      List.of(
          new Step(PostgresqlLock.ACCESS_SHARE, PostgresqlLock.ACCESS_EXCLUSIVE),
          new Step(PostgresqlLock.ROW_SHARE, PostgresqlLock.EXCLUSIVE),
          new Step(PostgresqlLock.ROW_EXCLUSIVE, PostgresqlLock.SHARE),
          new Step(PostgresqlLock.SHARE_UPDATE_EXCLUSIVE, PostgresqlLock.SHARE_UPDATE_EXCLUSIVE),
          new Step(PostgresqlLock.SHARE_ROW_EXCLUSIVE, PostgresqlLock.ROW_EXCLUSIVE),
          new Step(PostgresqlLock.EXCLUSIVE, PostgresqlLock.ROW_SHARE),
          new Step(PostgresqlLock.ACCESS_EXCLUSIVE, PostgresqlLock.ACCESS_SHARE));

  private final Connection session;
  private final int pid;
  private final Deque<Rung> rungs = new ArrayDeque<>();

  /**
   * A mode to hold.
   *
   * @param from the weakest mode that it refuses; it refuses all stronger ones, too
   */
  private record Step(PostgresqlLock mode, PostgresqlLock from) {
    boolean refuses(PostgresqlLock asked) {
      return asked.strength() >= from.strength();
    }
  }

  private record Rung(Step step, Savepoint below) {}

  private Barrier(Connection session) throws SQLException {
    this.session = session;
    this.pid = session.unwrap(PGConnection.class).getBackendPID();
  }

  /** Returns one that holds nothing yet. */
  static Barrier in(ScratchDatabase database) throws SQLException {
    Connection session = database.connect();
    session.setAutoCommit(false);
    return new Barrier(session);
  }

  int pid() {
    return pid;
  }

  /**
   * Holds the relation in every mode that nobody is in the way of; what is no table can be held in
   * the strongest alone.
   *
   * @param patience with those who are in the way, in milliseconds, at least 1
   * @return whether in the strongest
   */
  boolean hold(Wanted relation, int patience) throws SQLException {
    if (!relation.plain()) {
      return holdAlone(relation, patience);
    }
    boolean highest = true;
    for (int i = 0; i < LADDER.size() && highest; i++) {
      highest = climb(LADDER.get(i), locking(relation, LADDER.get(i)), patience);
    }
    return highest;
  }

  /**
   * Holds it in the strongest mode alone; what is held so is given up with all that came later.
   *
   * @return whether that was to be had
   */
  boolean holdAlone(Wanted relation, int patience) throws SQLException {
    Step strongest = LADDER.get(LADDER.size() - 1);
    String sql =
        relation.plain()
            ? locking(relation, strongest)
            // changes nothing, and locks what LOCK TABLE cannot
            : "ALTER TABLE %s OWNER TO %s".formatted(relation.sql(), relation.owner());
    return climb(strongest, sql, patience);
  }

  private static String locking(Wanted relation, Step step) {
    return "LOCK TABLE ONLY %s IN %s MODE".formatted(relation.sql(), step.mode().manualName());
  }

  private boolean climb(Step step, String sql, int patience) throws SQLException {
    Savepoint below = session.setSavepoint();
    try (Statement statement = session.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = %d; %s".formatted(patience, sql));
      rungs.push(new Rung(step, below));
      return true;
    } catch (SQLException e) {
      // somebody is in the way, it is another's table, or there is no room for so many locks
      session.rollback(below);
      return false;
    }
  }

  /** Gives up what refuses that mode. */
  void letPass(PostgresqlLock mode) throws SQLException {
    while (!rungs.isEmpty() && rungs.peek().step().refuses(mode)) {
      session.rollback(rungs.pop().below());
    }
  }

  /** Gives up all, and can hold another relation. */
  void leave() throws SQLException {
    rungs.clear();
    session.rollback();
  }

  /** Ends, be it that the session is lost already. */
  void abandon() {
    try {
      close();
    } catch (SQLException e) {
      // whose locks are gone, too
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
