package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Sees what each statement does while a runner applies it.
 *
 * <p>Inside a transaction locks are read from a second connection after each statement, which
 * misses none; the hold of each goes on to the end of COMMIT, so an observation is there only after
 * that. Outside of one, locks are sampled.
 */
public final class Observer implements ScriptListener, AutoCloseable {

  private final PendingStatements statements;
  private final Map<Table, Long> rows;
  private final LockReader locks;
  private final LockReader sampledLocks;
  private final Sampler sampler;
  private final StorageReader storage;
  private final PausableClock clock = new PausableClock();
  private final TransactionHolds holds = new TransactionHolds();
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<StatementId, Observation> observations = new LinkedHashMap<>();

  private Map<Long, Relation> known = Map.of();
  private final Set<Long> born = new HashSet<>();
  private Running running = Running.NONE;

  /**
   * The statement that runs.
   *
   * @param written position in the log when it began
   * @param since when it began
   */
  private record Running(int session, long written, long since) {
    static final Running NONE = new Running(0, 0, 0);
  }

  private Observer(
      PendingStatements statements,
      Map<Table, Long> rows,
      LockReader locks,
      LockReader sampledLocks,
      StorageReader storage)
      throws SQLException {
    this.statements = statements;
    this.rows = Map.copyOf(rows);
    this.locks = locks;
    this.sampledLocks = sampledLocks;
    this.sampler = new Sampler(sampledLocks);
    this.storage = storage;
    this.known = storage.all(locks.connection());
  }

  /**
   * Returns an observer of the scripts, which are about to be applied to the database.
   *
   * @param rows in each table that was filled
   */
  public static Observer of(List<Script> scripts, DataSource database, Map<Table, Long> rows)
      throws SQLException {
    Connection own = database.getConnection();
    StorageReader storage = StorageReader.on(own);
    return new Observer(
        new PendingStatements(scripts),
        rows,
        new LockReader(own),
        new LockReader(database.getConnection()),
        storage);
  }

  /** Returns what was seen so far, of statements whose locks are gone. */
  public Map<StatementId, Observation> observations() {
    return Map.copyOf(observations);
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    clock.pause();
    Head head = new Head(statements.find(script, index, sql));
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    if (migrating.getAutoCommit() || head.mayFreeLocksEarly()) {
      sampler.start(session);
    }
    long written = locks.of(session).written();
    clock.resume();
    running = new Running(session, written, clock.now());
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    long end = clock.now();
    clock.pause();
    StatementId id = new StatementId(script, index);
    Head head = new Head(statements.find(script, index, sql));
    LockReader.Locks now = locks.of(running.session());
    SampledLocks sampled = new SampledLocks(sampler.stop());
    if (migrating.getAutoCommit()) {
      observeAlone(id, head, end, now, sampled);
    } else {
      observeInTransaction(id, head, end, now, sampled, migrating);
    }
    clock.resume();
  }

  private void observeInTransaction(
      StatementId id,
      Head head,
      long end,
      LockReader.Locks now,
      SampledLocks sampled,
      Connection migrating)
      throws SQLException {
    Map<Long, PostgresqlLock> held = now.held();
    Map<Table, LockMode> already = already();
    holds.keepOnly(held, end);
    Map<Long, Relation> after = storage.those(held.keySet(), migrating);
    Changes changes = new Changes(head, known, after, held.keySet());
    Set<Long> perRow = changes.perRow();
    perRow.removeAll(born);
    List<HeldLock> taken = taken(held, perRow);
    taken.forEach(holds::add);
    if (!perRow.isEmpty()) {
      holds.lastThroughRows();
    }
    drafts.add(
        new Draft(
            id,
            taken,
            sampled.on(known, held, !perRow.isEmpty()),
            changes.effects(),
            !head.mayFreeLocksEarly(),
            PausableClock.millis(end - running.since()),
            now.written() - running.written(),
            already));
    remember(held.keySet(), after);
    if (head.endsTransaction()) {
      forgetTransaction();
    }
  }

  /** New and stronger locks, and those held before under which a table is worked through. */
  private List<HeldLock> taken(Map<Long, PostgresqlLock> held, Set<Long> perRow) {
    Map<Long, PostgresqlLock> before = holds.held();
    List<HeldLock> taken = new ArrayList<>();
    held.forEach(
        (oid, mode) -> {
          Relation relation = known.get(oid);
          boolean news = mode != before.get(oid) || perRow.contains(oid);
          if (relation != null && relation.isTable() && news) {
            boolean visible = !born.contains(oid);
            taken.add(new HeldLock(oid, relation.name(), mode, running.since(), visible));
          }
        });
    return taken;
  }

  private Map<Table, LockMode> already() {
    Map<Table, LockMode> already = new HashMap<>();
    holds.held().forEach((oid, mode) -> already.put(known.get(oid).name(), mode));
    return already;
  }

  private void remember(Set<Long> looked, Map<Long, Relation> after) {
    looked.stream().filter(oid -> !after.containsKey(oid)).forEach(known::remove);
    after.keySet().stream().filter(oid -> !known.containsKey(oid)).forEach(born::add);
    known.putAll(after);
  }

  private void observeAlone(
      StatementId id, Head head, long end, LockReader.Locks now, SampledLocks sampled)
      throws SQLException {
    Map<Long, Relation> after = storage.all(locks.connection());
    Set<Long> looked = new HashSet<>(known.keySet());
    looked.addAll(after.keySet());
    Changes changes = new Changes(head, known, after, looked);
    observations.put(
        id,
        new Draft(
                id,
                List.of(),
                sampled.on(known, Map.of(), !changes.perRow().isEmpty()),
                changes.effects(),
                false,
                PausableClock.millis(end - running.since()),
                now.written() - running.written(),
                Map.of())
            .complete(rows));
    known = after;
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException {
    double millis = PausableClock.millis(clock.now() - running.since());
    sampler.stop();
    observations.put(
        new StatementId(script, index),
        new Observation(List.of(new Effect.Fails(error.toString())), true, millis, 0, Map.of()));
  }

  @Override
  public void afterCommit(String script) {
    endTransaction();
    forgetTransaction();
  }

  @Override
  public void afterRollback(String script) throws SQLException {
    endTransaction();
    born.clear();
    known = storage.all(locks.connection());
  }

  private void endTransaction() {
    holds.releaseAll(clock.now());
    drafts.forEach(draft -> observations.putIfAbsent(draft.id(), draft.complete(rows)));
    drafts.clear();
  }

  /** A new transaction counts what it does from nought. */
  private void forgetTransaction() {
    born.clear();
    known.replaceAll((oid, relation) -> relation.untouched());
  }

  @Override
  public void close() throws SQLException {
    try (locks;
        sampledLocks) {
      sampler.stop();
    }
  }
}
