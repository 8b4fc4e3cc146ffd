package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.postgresql.PGConnection;

/**
 * Lets bystanders read and write while a runner applies scripts, and says how long they stood still
 * because of which statement: the one that ran when they came to stand, though they may stand until
 * its transaction has ended.
 */
public final class StallWatch implements ScriptListener, AutoCloseable {

  private static final double NANOS_PER_MILLI = 1e6;

  /** A statement, from its begin until the next one's, or until what it locked is free again. */
  private record Window(StatementId id, long from, Span calm) {}

  /** While nothing was migrated. */
  private record Span(long from, long to) {
    boolean holds(Prober.Call call) {
      return call.from() >= from && call.to() <= to;
    }
  }

  private final Bystanders bystanders;
  private final List<Window> windows = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private Span calm = new Span(0, 0);
  private boolean locking;

  private StallWatch(Bystanders bystanders) {
    this.bystanders = bystanders;
  }

  /** Returns a watch whose bystanders are at work. */
  public static StallWatch on(
      ScratchDatabase database, Collection<Table> tables, String defaultSchema)
      throws SQLException {
    return new StallWatch(Bystanders.of(database, tables, defaultSchema));
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (!locking) {
      long from = System.nanoTime();
      bystanders.migrates(migrating.unwrap(PGConnection.class).getBackendPID());
      bystanders.calibrate();
      calm = new Span(from, System.nanoTime());
      locking = true;
    } else {
      endWindow();
    }
    windows.add(new Window(new StatementId(script, index), System.nanoTime(), calm));
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating)
      throws SQLException {
    if (migrating.getAutoCommit()) {
      free();
    }
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error) {
    free();
  }

  @Override
  public void afterCommit(String script) {
    free();
  }

  @Override
  public void afterRollback(String script) {
    free();
  }

  private void free() {
    if (locking) {
      endWindow();
      locking = false;
    }
  }

  private void endWindow() {
    if (spans.size() < windows.size()) {
      spans.add(new Span(windows.get(spans.size()).from(), System.nanoTime()));
    }
  }

  @Override
  public void close() throws SQLException {
    free();
    bystanders.close();
  }

  /** Returns what was felt of each statement when it first ran, once this is closed. */
  public Map<StatementId, List<Stalls>> stalls() {
    Map<StatementId, List<Stalls>> all = new LinkedHashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      List<Stalls> stalls = new ArrayList<>();
      for (Prober prober : bystanders.probers()) {
        add(prober, windows.get(i).calm(), spans.get(i), stalls);
      }
      all.putIfAbsent(windows.get(i).id(), stalls);
    }
    return all;
  }

  private void add(Prober prober, Span calm, Span span, List<Stalls> stalls) {
    OptionalLong floor =
        prober.calls().stream().filter(calm::holds).mapToLong(Prober.Call::nanos).max();
    if (floor.isEmpty()) {
      return;
    }
    List<Prober.Call> calls =
        prober.calls().stream()
            .filter(call -> stoodIn(span, call, floor.getAsLong()))
            .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
            .toList();
    longestOfThoseWhoWaited(prober, calls)
        .ifPresent(
            longest ->
                stalls.add(
                    new Stalls(
                        prober.probe().table(),
                        prober.probe().traffic(),
                        longest.nanos() / NANOS_PER_MILLI,
                        calls.get((calls.size() * 99 - 1) / 100).nanos() / NANOS_PER_MILLI,
                        floor.getAsLong() / NANOS_PER_MILLI)));
  }

  /** What took even longer without waiting for the migration did so for the machine's sake. */
  private Optional<Prober.Call> longestOfThoseWhoWaited(Prober prober, List<Prober.Call> calls) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (bystanders.waited(prober, calls.get(i))) {
        return Optional.of(calls.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * A call that began just before a statement, and went on for longer than usual, is that one's.
   */
  private static boolean stoodIn(Span span, Prober.Call call, long usual) {
    long at = Math.min(call.from() + usual, call.to());
    return at >= span.from() && at < span.to();
  }
}
