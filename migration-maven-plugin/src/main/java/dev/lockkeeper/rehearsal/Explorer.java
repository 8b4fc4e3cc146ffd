package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.release.OldRelease;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Finds out, on a database without rows, which tables must have some before one can measure. */
final class Explorer implements ScriptListener, AutoCloseable {

  private static final String FILLABLE = "rp";

  private final PendingStatements statements;
  private final Demands demands;
  private final Connection own;
  private final LockReader locks;
  private final StorageReader storage;
  private final Map<Long, Relation> atFirst;
  private final Set<Table> touched = new TreeSet<>();
  private final Set<StatementId> loose = new HashSet<>();
  private final Trace trace;
  private final OldRelease release;
  private boolean begun;

  Explorer(
      PendingStatements statements,
      Demands demands,
      Trace trace,
      OldRelease release,
      Connection own,
      String historyTable)
      throws SQLException {
    this.statements = statements;
    this.demands = demands;
    this.trace = trace;
    this.release = release;
    this.own = own;
    this.locks = new LockReader(own);
    this.storage = StorageReader.on(own, historyTable);
    this.atFirst = storage.all(own);
  }

  /** Returns the tables that were written, read through or changed, by the names they had first. */
  Set<Table> touched() {
    return touched;
  }

  /** Returns the statements that may have freed their locks before anybody can look. */
  Set<StatementId> loose() {
    return loose;
  }

  /** Returns what was there before each statement and after it. */
  Trace trace() {
    return trace;
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (!begun) {
      demands.observe(migrating);
      trace.begin(migrating);
      release.begin(migrating);
      begun = true;
    }
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    Statement statement = statements.find(script, index, sql);
    if (migrating.getAutoCommit()) {
      touchNamed(statement, migrating);
    } else {
      touchLocked(migrating);
    }
    boolean changed = demands.observe(migrating);
    StatementId id = new StatementId(script, index);
    Head head = new Head(statement);
    boolean free = migrating.getAutoCommit() || head.mayFreeLocksEarly();
    if (free && !head.mayRefuseToWait()) {
      loose.add(id);
    }
    trace.after(id, changed, migrating);
    if (changed) {
      release.after(id, migrating);
    }
  }

  /** It may have missed rows in what it names, and what it has locked is let go. */
  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException, CheckImpossibleException {
    touchNamed(statements.find(script, index, sql), own);
  }

  @Override
  public void afterCommit(String script) {
    release.committed();
  }

  private void touchLocked(Connection migrating) throws SQLException {
    int session = migrating.unwrap(PGConnection.class).getBackendPID();
    Map<Long, PostgresqlLock> held = locks.of(session).held();
    held.forEach(
        (oid, mode) -> {
          if (mode.strength() >= PostgresqlLock.ROW_EXCLUSIVE.strength()) {
            touch(oid);
          }
        });
    for (Relation relation : storage.those(held.keySet(), migrating).values()) {
      if (relation.scans() > 0) {
        touch(relation.isIndex() ? relation.indexed() : relation.oid());
      }
    }
  }

  /** What runs outside a transaction has freed its locks already. */
  private void touchNamed(Statement statement, Connection asked) throws SQLException {
    Set<String> names = NamedRelations.in(statement, asked);
    for (Relation relation : atFirst.values()) {
      if (names.contains(relation.name().name())) {
        touch(relation.isIndex() ? relation.indexed() : relation.oid());
      }
    }
  }

  private void touch(long oid) {
    Relation relation = atFirst.get(oid);
    if (relation != null && FILLABLE.indexOf(relation.kind()) >= 0) {
      touched.add(relation.name());
    }
  }

  @Override
  public void close() throws SQLException {
    locks.close();
  }
}
