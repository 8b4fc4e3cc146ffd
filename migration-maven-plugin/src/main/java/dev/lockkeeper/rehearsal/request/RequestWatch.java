package dev.lockkeeper.rehearsal.request;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Makes statements wait, once, for each lock that they ask for, and says which those were. */
public final class RequestWatch implements ScriptListener, AutoCloseable {

  /** After that long nothing more is put in any statement's way. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** A server lets in a hundred sessions mostly, and each of them is a process. */
  private static final int MOST_SINGLE = 24;

  /** Each of them finds out one relation more that should be alone. */
  private static final int SHARED = 8;

  private final Set<StatementId> statements;
  private final Set<Table> singled;
  private final String defaultSchema;
  private final String historyTable;
  private final Connection own;
  private final Barriers barriers;
  private final long begun = System.nanoTime();
  private final Set<StatementId> tried = new HashSet<>();
  private final Set<Table> crowded = new TreeSet<>();
  private final Map<Long, Table> names = new HashMap<>();
  private final Map<StatementId, Map<Table, PostgresqlLock>> asked = new HashMap<>();
  private boolean gaveUp;

  private RequestWatch(
      Set<StatementId> statements,
      Set<Table> singled,
      String defaultSchema,
      String historyTable,
      Connection own,
      Barriers barriers) {
    this.statements = statements;
    this.singled = singled;
    this.defaultSchema = defaultSchema;
    this.historyTable = historyTable;
    this.own = own;
    this.barriers = barriers;
  }

  /**
   * Returns a watch over those statements.
   *
   * @param singled relations of which it is likely that these statements ask for them
   */
  public static RequestWatch on(
      ScratchDatabase database,
      Set<StatementId> statements,
      Set<Table> singled,
      String defaultSchema,
      String historyTable)
      throws SQLException {
    return new RequestWatch(
        statements,
        singled,
        defaultSchema,
        historyTable,
        database.connect(),
        new Barriers(database));
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    StatementId id = new StatementId(script, index);
    gaveUp = false;
    if (!statements.contains(id) || !tried.add(id) || late()) {
      return;
    }
    barriers.stand(migrating.unwrap(PGConnection.class).getBackendPID(), shares());
  }

  private List<List<Wanted>> shares() throws SQLException {
    List<List<Wanted>> single = new ArrayList<>();
    List<List<Wanted>> shared = new ArrayList<>();
    int number = 0;
    for (Wanted relation : Wanted.in(own, defaultSchema, historyTable)) {
      names.put(relation.oid(), relation.table());
      if (singled.contains(relation.table()) && single.size() < MOST_SINGLE) {
        single.add(List.of(relation));
      } else {
        if (shared.size() < SHARED) {
          shared.add(new ArrayList<>());
        }
        shared.get(number % SHARED).add(relation);
        number++;
      }
    }
    single.addAll(shared);
    return single;
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    barriers
        .leave()
        .ifPresent(
            locks -> {
              Map<Table, PostgresqlLock> named = new HashMap<>();
              locks.forEach((oid, mode) -> named.put(names.get(oid), mode));
              asked.put(new StatementId(script, index), named);
            });
    barriers.crowded().forEach(oid -> crowded.add(names.get(oid)));
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException {
    gaveUp = barriers.stands() && error.isLockTimeout();
    barriers.leave();
  }

  /** Returns whether the last statement failed because it was made to wait for too long. */
  public boolean gaveUp() {
    return gaveUp;
  }

  /** Returns whether time has run out, so that statements were let through. */
  public boolean late() {
    return System.nanoTime() - begun > LONGEST.toNanos();
  }

  /** Returns relations that would have needed a session of their own for all to be seen. */
  public Set<Table> crowded() {
    return Set.copyOf(crowded);
  }

  /** Returns what each statement asked for of which that is known. */
  public Requests requests() {
    return new Requests(asked);
  }

  @Override
  public void close() throws SQLException {
    try (own) {
      barriers.close();
    }
  }
}
