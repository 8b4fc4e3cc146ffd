package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Puts a transaction that has read the tables in the way of each statement, once, and says which of
 * them waited for it, how long bystanders stood behind that, and what ended it.
 */
public final class QueueWatch implements ScriptListener, AutoCloseable {

  /** After that long nothing more is put in any statement's way. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final List<String> tables;
  private final Duration open;
  private final LongReader reader;
  private final StallWatch stalls;
  private final long begun = System.nanoTime();
  private final Set<StatementId> tried = new HashSet<>();
  private final Map<StatementId, QueueEnd> ends = new LinkedHashMap<>();
  private Optional<StatementId> gaveUp = Optional.empty();

  private QueueWatch(List<String> tables, Duration open, LongReader reader, StallWatch stalls) {
    this.tables = tables;
    this.open = open;
    this.reader = reader;
    this.stalls = stalls;
  }

  /**
   * Returns a watch whose bystanders are at work.
   *
   * @param open how long the transaction stays open when a statement has come to wait for it
   */
  public static QueueWatch on(
      ScratchDatabase database, Collection<Table> tables, String defaultSchema, Duration open)
      throws SQLException {
    return new QueueWatch(
        tables.stream().map(table -> TableName.of(table, defaultSchema)).toList(),
        open,
        LongReader.in(database, open),
        StallWatch.on(database, tables, defaultSchema));
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (tried.add(new StatementId(script, index)) && !late()) {
      reader.stand(tables, migrating.unwrap(PGConnection.class).getBackendPID());
    }
    stalls.beforeStatement(script, index, sql, migrating);
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    stalls.afterStatement(script, index, sql, migrating);
    if (reader.leave()) {
      ends.put(new StatementId(script, index), QueueEnd.TRANSACTION);
    }
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error)
      throws SQLException {
    stalls.statementFailed(script, index, sql, migrating, error);
    gaveUp = Optional.empty();
    if (reader.leave() && error.isLockTimeout()) {
      gaveUp = Optional.of(new StatementId(script, index));
      ends.put(gaveUp.get(), QueueEnd.TIMEOUT_FOR_GOOD);
    }
  }

  /** Returns whether time has run out, so that statements were let through. */
  public boolean late() {
    return System.nanoTime() - begun > LONGEST.toNanos();
  }

  @Override
  public void afterCommit(String script) {
    stalls.afterCommit(script);
    nextTryWent(script);
  }

  @Override
  public void afterRollback(String script) {
    stalls.afterRollback(script);
  }

  @Override
  public void afterScript(String script, Connection migrating) throws SQLException {
    if (migrating.getAutoCommit()) {
      nextTryWent(script);
    }
  }

  private void nextTryWent(String script) {
    ends.replaceAll(
        (id, end) ->
            end == QueueEnd.TIMEOUT_FOR_GOOD && id.script().equals(script)
                ? QueueEnd.TIMEOUT
                : end);
  }

  /**
   * Returns whether the last run failed only because a statement gave up, and is to be repeated.
   */
  public boolean gaveUp() {
    return gaveUp.isPresent();
  }

  @Override
  public void close() throws SQLException {
    try (stalls) {
      reader.close();
    }
  }

  /** Returns what was seen of each statement that waited, once this is closed. */
  public Map<StatementId, List<Queues>> queues() {
    Map<StatementId, List<Stalls>> felt = stalls.stalls();
    Map<StatementId, List<Queues>> queues = new LinkedHashMap<>();
    ends.forEach((id, end) -> queues.put(id, queues(felt.getOrDefault(id, List.of()), end)));
    return queues;
  }

  private List<Queues> queues(List<Stalls> felt, QueueEnd end) {
    Map<Table, Double> longest = new LinkedHashMap<>();
    felt.forEach(stall -> longest.merge(stall.table(), stall.longestMillis(), Math::max));
    List<Queues> queues = new ArrayList<>();
    longest.forEach((table, millis) -> queues.add(new Queues(table, open.toMillis(), millis, end)));
    return queues;
  }
}
