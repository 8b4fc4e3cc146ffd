package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
 * <p>Inside a transaction locks are read after each statement, which misses none; the hold of each
 * goes on to the end of COMMIT, so an observation is there only after that. Outside of one, locks
 * are sampled; what no sample shows must be known from a run that made the statement wait for all.
 */
public final class Observer implements ScriptListener, AutoCloseable {

  private final PendingStatements statements;
  private final Map<Table, Long> rows;
  private final LockReader locks;
  private final LockReader sampledLocks;
  private final Sampler sampler;
  private final StorageReader storage;
  private final SelfLook look;
  private final KnownRelations known;
  private final PausableClock clock = new PausableClock();
  private final SessionProcess process = new SessionProcess();
  private final TransactionHolds holds = new TransactionHolds();
  private final Locking locking;
  private final Requests requests;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<StatementId, Observation> observations = new LinkedHashMap<>();

  private Running running = Running.NONE;
  private long written;
  private Moment firstSince = Moment.START;

  private Observer(
      PendingStatements statements,
      Map<Table, Long> rows,
      LockReader locks,
      LockReader sampledLocks,
      StorageReader storage,
      Requests requests)
      throws SQLException {
    this.requests = requests;
    this.statements = statements;
    this.rows = Map.copyOf(rows);
    this.locks = locks;
    this.sampledLocks = sampledLocks;
    this.sampler = new Sampler(sampledLocks);
    this.storage = storage;
    this.look = new SelfLook(storage, locks);
    this.known = new KnownRelations(storage.uncounted(locks.connection()), look.handsOn());
    this.locking = new Locking(known, holds, this.rows);
  }

  /**
   * Returns an observer of the scripts, which are about to be applied to the database.
   *
   * @param rows in each table that was filled
   * @param historyTable which is the runner's own, and not observed
   */
  public static Observer of(
      List<Script> scripts, DataSource database, Map<Table, Long> rows, String historyTable)
      throws SQLException {
    return of(scripts, database, rows, historyTable, Requests.NONE);
  }

  /**
   * Returns one who knows more than can be seen.
   *
   * @param requests of statements that free their locks before anybody can look
   */
  static Observer of(
      List<Script> scripts,
      DataSource database,
      Map<Table, Long> rows,
      String historyTable,
      Requests requests)
      throws SQLException {
    Connection own = database.getConnection();
    StorageReader storage = StorageReader.on(own, historyTable);
    return new Observer(
        new PendingStatements(scripts),
        rows,
        new LockReader(own),
        new LockReader(database.getConnection()),
        storage,
        requests);
  }

  /** Returns what was seen so far, of statements whose locks are gone. */
  public Map<StatementId, Observation> observations() {
    return Map.copyOf(observations);
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    clock.pause();
    if (!rows.isEmpty() && drafts.isEmpty() && observations.isEmpty()) {
      Silence.await();
    }
    Head head = new Head(statements.find(script, index, sql));
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    if (migrating.getAutoCommit() || head.mayFreeLocksEarly()) {
      sampler.start(session);
    }
    if (!migrating.getAutoCommit() && !known.counted()) {
      known.begin(storage, migrating);
    }
    if (!rows.isEmpty() && session != running.session()) {
      SessionMemory.touch(migrating);
    }
    if (index == 1) {
      // what the runner writes between two statements of a script is nothing
      written = locks.written();
    }
    process.watch(session);
    clock.resume();
    running = new Running(session, written, clock.now());
    if (drafts.isEmpty() && observations.isEmpty()) {
      firstSince = running.since();
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    clock.note(process.lap());
    Moment end = clock.now();
    clock.pause();
    StatementId id = new StatementId(script, index);
    Head head = new Head(statements.of(script).get(index - 1));
    SampledLocks sampled =
        new SampledLocks(sampler.stop(), clock.realTime(running.since()), clock.realTime(end));
    if (migrating.getAutoCommit()) {
      written = locks.written();
      observeAlone(id, head, end, sampled);
    } else {
      SelfLook.Seen seen = look.after(head, running.session(), migrating);
      written = seen.locks().written();
      observeInTransaction(id, head, end, seen, sampled);
    }
    process.lap();
    clock.resume();
  }

  private void observeInTransaction(
      StatementId id, Head head, Moment end, SelfLook.Seen seen, SampledLocks sampled) {
    Map<Long, PostgresqlLock> held = seen.locks().held();
    Map<Table, LockMode> already = known.named(holds.held());
    holds.keepOnly(held, end);
    Map<Long, Relation> after = seen.relations();
    Changes changes = new Changes(head, known.all(), after, held.keySet());
    Set<Long> perRow = changes.perRow();
    perRow.removeAll(known.born());
    List<HeldLock> taken = locking.taken(held, perRow, changes, running.since());
    taken.forEach(holds::add);
    if (!perRow.isEmpty()) {
      holds.lastThroughRows();
    }
    drafts.add(
        new Draft(
            id,
            taken,
            freed(id, sampled, held, perRow).locks(),
            changes.effects(),
            !head.mayFreeLocksEarly(),
            running.since().millisSince(firstSince),
            end.millisSince(running.since()),
            end.tollSince(running.since()),
            written - running.written(),
            already));
    known.update(held.keySet(), after);
    locking.holdBorn(held, running.since());
    if (head.mayRenameSchema()) {
      known.forget();
    }
    if (head.endsTransaction()) {
      known.committed();
    }
  }

  private void observeAlone(StatementId id, Head head, Moment end, SampledLocks sampled)
      throws SQLException {
    Map<Long, Relation> after = storage.uncounted(locks.connection());
    Set<Long> looked = new HashSet<>(known.all().keySet());
    looked.addAll(after.keySet());
    Changes changes = new Changes(head, known.all(), after, looked);
    FreedLocks freed = freed(id, sampled, Map.of(), changes.perRow());
    observations.put(
        id,
        new Draft(
                id,
                List.of(),
                freed.locks(),
                changes.effects(),
                freed.all() && !head.locksAsRowsSay(),
                running.since().millisSince(firstSince),
                end.millisSince(running.since()),
                end.tollSince(running.since()),
                written - running.written(),
                Map.of())
            .complete(rows));
    known.leftAlone(after);
  }

  private FreedLocks freed(
      StatementId id, SampledLocks sampled, Map<Long, PostgresqlLock> held, Set<Long> perRow) {
    return FreedLocks.of(sampled, known, held, requests.of(id), !perRow.isEmpty());
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException {
    clock.note(process.lap());
    double millis = clock.now().millisSince(running.since());
    sampler.stop();
    observations.put(
        new StatementId(script, index),
        new Observation(List.of(new Effect.Fails(error.toString())), true, millis, 0, Map.of()));
  }

  @Override
  public void afterScript(String script, Connection migrating) throws SQLException {
    if (migrating.getAutoCommit()) {
      look.handOn(migrating);
    }
  }

  @Override
  public void afterCommit(String script) {
    endTransaction();
    known.committed();
  }

  @Override
  public void afterRollback(String script) throws SQLException {
    endTransaction();
    known.replaceBy(storage.uncounted(locks.connection()));
  }

  private void endTransaction() {
    clock.note(process.lap());
    holds.releaseAll(clock.now());
    drafts.forEach(draft -> observations.putIfAbsent(draft.id(), draft.complete(rows)));
    drafts.clear();
  }

  @Override
  public void close() throws SQLException {
    try (locks;
        sampledLocks) {
      sampler.stop();
    }
  }
}
