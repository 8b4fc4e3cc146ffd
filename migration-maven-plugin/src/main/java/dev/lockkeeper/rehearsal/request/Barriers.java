package dev.lockkeeper.rehearsal.request;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions that hold all relations while one statement runs, and let it through wherever it has
 * come to wait. What it waits for is what it asks.
 */
final class Barriers implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private static final int PATIENCE_MILLIS = 2000;

  /** The lock that is waited for, and those who hold it; a whole transaction has no relation. */
  private static final String WAITING =
      """
      SELECT coalesce(wait.relation, 0)::bigint, wait.mode,
             CASE wait.locktype
             WHEN 'relation' THEN pg_catalog.pg_blocking_pids(wait.pid)
             -- the session that runs it: another may block already when pg_blocking_pids is asked
             ELSE ARRAY(SELECT owner.pid FROM pg_catalog.pg_locks owner
                         WHERE owner.granted
                           AND (owner.virtualxid = wait.virtualxid
                                OR owner.transactionid = wait.transactionid))
             END
        FROM pg_catalog.pg_locks wait
       WHERE wait.pid = ? AND NOT wait.granted
         AND wait.locktype IN ('relation', 'virtualxid', 'transactionid')
      """;

  private static final String HELD =
      "SELECT relation::bigint FROM pg_catalog.pg_locks"
          + " WHERE pid = ? AND locktype = 'relation' AND granted";

  private final ScratchDatabase database;
  private final Connection watching;
  private final PreparedStatement waiting;
  private final Deque<Barrier> idle = new ArrayDeque<>();
  private final Map<Integer, Standing> standing = new HashMap<>();
  private final Map<Long, PostgresqlLock> asked = new HashMap<>();
  private Optional<Aside> watch = Optional.empty();
  private Set<Long> crowded = new HashSet<>();
  private boolean complete;

  /**
   * A session at work.
   *
   * @param relations one, or many that have none for themselves
   */
  private record Standing(Barrier barrier, List<Wanted> relations) {
    boolean holds(long relation) {
      return relations.stream().anyMatch(one -> one.oid() == relation);
    }
  }

  Barriers(ScratchDatabase database) throws SQLException {
    this.database = database;
    this.watching = database.connect();
    this.waiting = watching.prepareStatement(WAITING);
  }

  /**
   * Stands in a session's way.
   *
   * @param shares of all relations; one that is alone in its share is given up mode by mode, others
   *     together with their whole share
   */
  void stand(int session, List<List<Wanted>> shares) throws SQLException {
    asked.clear();
    crowded = new HashSet<>();
    complete = true;
    Set<Long> held = heldBy(session);
    for (List<Wanted> share : shares) {
      Barrier barrier = start(share);
      for (Wanted relation : share) {
        boolean its = held.contains(relation.oid());
        int patience = its ? 1 : PATIENCE_MILLIS;
        boolean strongest =
            share.size() == 1
                ? barrier.hold(relation, patience)
                : barrier.holdAlone(relation, patience);
        complete &= strongest || its;
      }
    }
    waiting.setInt(1, session);
    watch = Optional.of(Aside.start("barriers", PAUSE, this::look));
  }

  private Set<Long> heldBy(int session) throws SQLException {
    Set<Long> held = new HashSet<>();
    try (PreparedStatement query = watching.prepareStatement(HELD)) {
      query.setInt(1, session);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          held.add(row.getLong(1));
        }
      }
    }
    return held;
  }

  private Barrier start(List<Wanted> relations) throws SQLException {
    Barrier barrier = idle.isEmpty() ? Barrier.in(database) : idle.pop();
    standing.put(barrier.pid(), new Standing(barrier, relations));
    return barrier;
  }

  private boolean look() throws SQLException {
    try (ResultSet row = waiting.executeQuery()) {
      while (row.next()) {
        long relation = row.getLong(1);
        PostgresqlLock mode = PostgresqlLock.byNativeName(row.getString(2)).orElseThrow();
        for (Integer blocking : (Integer[]) row.getArray(3).getArray()) {
          Standing one = standing.get(blocking);
          if (one != null && relation == 0) {
            replace(one);
          } else if (one != null && one.holds(relation)) {
            asked.merge(relation, mode, Barriers::stronger);
            letPass(one, relation, mode);
          }
        }
      }
      return true;
    } catch (SQLException e) {
      // nobody would let it through any more
      standing.values().forEach(one -> one.barrier().abandon());
      throw e;
    }
  }

  private void letPass(Standing one, long relation, PostgresqlLock mode) throws SQLException {
    if (one.relations().size() > 1) {
      crowded.add(relation);
    }
    one.barrier().letPass(mode);
  }

  /**
   * The whole transaction is waited for: another one takes its place first, as far as the statement
   * lets it.
   */
  private void replace(Standing one) throws SQLException {
    standing.remove(one.barrier().pid());
    if (one.relations().size() == 1) {
      start(one.relations()).hold(one.relations().get(0), 1);
    } else {
      complete = false;
    }
    one.barrier().close();
  }

  private static PostgresqlLock stronger(PostgresqlLock one, PostgresqlLock other) {
    return one.strength() >= other.strength() ? one : other;
  }

  /**
   * Goes out of the way.
   *
   * @return the strongest lock that was asked for on each relation; nothing where that is not known
   *     for certain
   */
  Optional<Map<Long, PostgresqlLock>> leave() throws SQLException {
    if (watch.isEmpty()) {
      return Optional.empty();
    }
    Aside ended = watch.get();
    watch = Optional.empty();
    ended.end();
    for (Standing one : standing.values()) {
      one.barrier().leave();
      idle.push(one.barrier());
    }
    standing.clear();
    return complete && crowded.isEmpty() ? Optional.of(Map.copyOf(asked)) : Optional.empty();
  }

  /** Returns whether somebody stands in a session's way. */
  boolean stands() {
    return watch.isPresent();
  }

  /**
   * Returns relations that the last statement asked for, and that were not alone in their share.
   */
  Set<Long> crowded() {
    return Set.copyOf(crowded);
  }

  @Override
  public void close() throws SQLException {
    try (watching) {
      leave();
      for (Barrier barrier : idle) {
        barrier.close();
      }
    }
  }
}
