package dev.lockkeeper.truth;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.truth.Relations.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Runs a statement that no transaction may hold, on a copy of the database, and says what it did.
 *
 * <p>Its locks come and go faster than anybody could look. So every table is held by a session of
 * its own, in a mode that makes the statement wait: what it waits for is what it asked. It is done
 * with a mode that stops every request, with one that lets what readers and writers ask for pass,
 * and with one that stops only the strongest.
 */
final class LooseWitness {

  private static final String WAITING =
      """
      SELECT coalesce(wait.relation, 0)::bigint, wait.mode,
             CASE wait.locktype
             WHEN 'relation' THEN pg_blocking_pids(wait.pid)
             -- a whole transaction is waited for, and this is the session that runs it: another may
             -- block already when pg_blocking_pids is asked
             ELSE ARRAY(SELECT owner.pid FROM pg_locks owner
                         WHERE owner.granted AND owner.virtualxid = wait.virtualxid)
             END
        FROM pg_locks wait
       WHERE wait.pid = ? AND NOT wait.granted AND wait.locktype IN ('relation', 'virtualxid')
      """;

  private static final String STRONGEST = PostgresqlLock.ACCESS_EXCLUSIVE.nativeName();

  private final ScratchDatabase template;

  LooseWitness(ScratchDatabase template) {
    this.template = template;
  }

  Facts of(String sql) throws SQLException, CheckImpossibleException, InterruptedException {
    Map<String, String> locks = new TreeMap<>();
    Facts facts = pass(sql, "ACCESS EXCLUSIVE", Relation::isTable, locks);
    for (String mode : List.of("SHARE UPDATE EXCLUSIVE", "ACCESS SHARE")) {
      // only what was asked at all can be asked again, and only a weaker request can grow
      Set<String> open = new TreeSet<>(locks.keySet());
      open.removeIf(table -> locks.get(table).equals(STRONGEST));
      if (!open.isEmpty()) {
        pass(sql, mode, table -> table.isTable() && open.contains(table.name()), locks);
      }
    }
    return Facts.of(locks, facts.rewrites(), facts.rebuilt(), facts.scans(), false);
  }

  private Facts pass(
      String sql, String mode, Predicate<Relation> blocked, Map<String, String> locks)
      throws SQLException, CheckImpossibleException, InterruptedException {
    ScratchDatabase copy = TestServer.copyOf(template);
    Witness witness = new Witness(copy);
    Map<Integer, Blocker> blockers = new HashMap<>();
    try (Connection observer = copy.connect()) {
      for (Relation relation : witness.before().byOid().values()) {
        if (blocked.test(relation)) {
          Blocker blocker = blocker(copy, relation.name(), mode);
          blockers.put(Witness.pid(blocker.session()), blocker);
        }
      }
      try (Connection connection = copy.connect()) {
        int pid = Witness.pid(connection);
        run(sql, connection, () -> release(observer, pid, witness.before(), blockers, locks));
      }
      awaitEnd(observer);
      Relations after = Relations.of(observer);
      return Facts.of(
          Map.of(),
          witness.before().renewed(after, false),
          witness.before().renewed(after, true),
          witness.scans(observer),
          false);
    } finally {
      for (Blocker blocker : blockers.values()) {
        blocker.session().close();
      }
      copy.drop();
    }
  }

  /** A session that holds one table. */
  private record Blocker(Connection session, String table) {}

  private static Blocker blocker(ScratchDatabase database, String table, String mode)
      throws SQLException {
    Connection blocker = database.connect();
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute(
          "LOCK TABLE ONLY \"%s\" IN %s MODE".formatted(table.replace(".", "\".\""), mode));
    }
    return new Blocker(blocker, table);
  }

  /** Something to be done again and again while the statement runs. */
  private interface Look {
    void now() throws SQLException;
  }

  private static void run(String sql, Connection connection, Look look)
      throws SQLException, InterruptedException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> run =
          thread.submit(
              () -> {
                try (Statement statement = connection.createStatement()) {
                  return statement.execute(sql);
                }
              });
      while (!run.isDone()) {
        look.now();
      }
      run.get();
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } finally {
      thread.shutdown();
    }
  }

  private static void release(
      Connection observer,
      int pid,
      Relations relations,
      Map<Integer, Blocker> blockers,
      Map<String, String> locks)
      throws SQLException {
    try (PreparedStatement query = observer.prepareStatement(WAITING)) {
      query.setInt(1, pid);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          boolean transaction = rows.getLong(1) == 0;
          Relation relation = relations.byOid().get(rows.getLong(1));
          if (relation != null) {
            locks.merge(relation.name(), rows.getString(2), Witness::stronger);
          }
          for (Integer blocking : (Integer[]) rows.getArray(3).getArray()) {
            Blocker blocker = blockers.get(blocking);
            // a session that was let go may be asked for still, when the next one blocks already:
            // only the one that holds what is waited for is let go now
            if (blocker != null && (transaction || holds(blocker, relation))) {
              blockers.remove(blocking);
              blocker.session().close();
            }
          }
        }
      }
    }
  }

  private static boolean holds(Blocker blocker, Relation relation) {
    return relation != null && blocker.table().equals(relation.name());
  }

  /** A session hands its counters over when it ends. */
  private static void awaitEnd(Connection observer) throws SQLException {
    String others =
        """
        SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND state <> 'idle in transaction' AND backend_type = 'client backend'
        """;
    boolean ended = false;
    while (!ended) {
      try (Statement statement = observer.createStatement();
          ResultSet rows = statement.executeQuery(others)) {
        rows.next();
        ended = rows.getLong(1) == 0;
      }
    }
  }
}
