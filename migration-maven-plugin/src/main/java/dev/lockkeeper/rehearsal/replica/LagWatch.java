package dev.lockkeeper.rehearsal.replica;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.aside.Aside;
import dev.lockkeeper.rehearsal.felt.TableName;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches a standby while a runner applies scripts to its primary. What it is behind with, and whom
 * it cancels, is laid at the statement whose part of the log it replays at that moment.
 */
public final class LagWatch implements ScriptListener, AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(10);

  /** In which a standby shows how far it is behind when nothing is migrated. */
  private static final Duration CALM = Duration.ofMillis(300);

  private static final int MOST_TABLES = 20;

  /** After so little the next statement waits until it is replayed, which takes no time. */
  private static final long LITTLE = 1 << 20;

  private static final String WRITTEN = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";

  private final Connection own;
  private final Replica replica;
  private final StandbyReader reader;
  private final Duration longest;
  private final Aside aside;
  private final List<Replica.Sample> samples = new ArrayList<>();
  private final NavigableMap<Long, StatementId> begins = new TreeMap<>();
  private volatile long replayed;
  private double floorMillis;

  private LagWatch(ScratchDatabase database, Standby standby, List<String> tables, Duration longest)
      throws SQLException {
    this.longest = longest;
    this.own = database.connect();
    this.replica = Replica.of(database, standby);
    this.reader = new StandbyReader(database, standby, tables, () -> replayed);
    this.aside = Aside.start("replica", PAUSE, this::look);
  }

  /**
   * Returns a watch whose standby has caught up.
   *
   * @param longest that it may take to catch up
   */
  public static LagWatch on(
      ScratchDatabase database,
      Standby standby,
      Collection<Table> tables,
      String defaultSchema,
      Duration longest)
      throws SQLException, CheckImpossibleException {
    List<String> names =
        tables.stream()
            .limit(MOST_TABLES)
            .map(table -> TableName.of(table, defaultSchema))
            .toList();
    LagWatch watch = new LagWatch(database, standby, names, longest);
    watch.awaitReplayOf(watch.written());
    watch.reader.start();
    watch.awaitReader();
    watch.calibrate();
    return watch;
  }

  private boolean look() throws SQLException {
    Replica.Sample sample = replica.look();
    synchronized (samples) {
      samples.add(sample);
    }
    replayed = sample.replayed();
    return true;
  }

  private void calibrate() throws CheckImpossibleException {
    synchronized (samples) {
      samples.clear();
    }
    LockSupport.parkNanos(CALM.toNanos());
    awaitReplayOf(replayed + 1);
    synchronized (samples) {
      floorMillis = samples.stream().mapToDouble(Replica.Sample::millis).max().orElse(0);
      samples.clear();
    }
  }

  private long written() throws SQLException {
    try (Statement statement = own.createStatement();
        ResultSet row = statement.executeQuery(WRITTEN)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void awaitReplayOf(long position) throws CheckImpossibleException {
    long begun = System.nanoTime();
    while (replayed < position) {
      if (!aside.goesOn()) {
        throw lost("it does not answer any more");
      }
      pause(begun);
    }
  }

  /** What has cancelled its reader he may be told of only now. */
  private void awaitReader() throws CheckImpossibleException {
    long begun = System.nanoTime();
    try {
      while (!reader.settled()) {
        pause(begun);
      }
    } catch (SQLException e) {
      throw lost("it does not answer any more");
    }
  }

  private void pause(long begun) throws CheckImpossibleException {
    if (System.nanoTime() - begun > longest.toNanos()) {
      throw lost("it has not caught up within %d s".formatted(longest.toSeconds()));
    }
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private static CheckImpossibleException lost(String why) {
    return new CheckImpossibleException(
        "How far replicas fall behind cannot be said: the embedded one was lost, " + why,
        "Run the build again; leave the replica out with migration.lagBudget=0ms");
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating)
      throws SQLException, CheckImpossibleException {
    long position = written();
    if (begins.isEmpty() || position - begins.lastKey() < LITTLE) {
      awaitReplayOf(position);
      awaitReader();
      reader.allBefore(position);
    }
    begins.put(position, new StatementId(script, index));
  }

  @Override
  public void close() throws SQLException {
    try (own;
        replica;
        reader) {
      aside.join();
    }
  }

  /**
   * What was seen of one statement.
   *
   * @param bytes of log that the standby was behind, at most
   * @param millis likewise
   * @param cancelled statements of its reader
   */
  public record Seen(long bytes, double millis, int cancelled) {
    private Seen with(Replica.Sample sample) {
      return new Seen(
          Math.max(bytes, sample.bytes()), Math.max(millis, sample.millis()), cancelled);
    }

    private Seen withOneCancelled() {
      return new Seen(bytes, millis, cancelled + 1);
    }
  }

  /** Returns when the standby has replayed all that was written. */
  public void catchUp() throws SQLException, CheckImpossibleException {
    awaitReplayOf(written());
    awaitReader();
  }

  /** Returns how far it was behind at most when nothing was migrated. */
  public double floorMillis() {
    return floorMillis;
  }

  /** Returns what was seen of each statement, once this is closed. */
  public Map<StatementId, Seen> seen() {
    Map<StatementId, Seen> seen = new LinkedHashMap<>();
    begins.values().forEach(id -> seen.put(id, new Seen(0, 0, 0)));
    for (Replica.Sample sample : samples) {
      Map.Entry<Long, StatementId> at = begins.floorEntry(sample.replayed());
      if (at != null) {
        seen.computeIfPresent(at.getValue(), (id, so) -> so.with(sample));
      }
    }
    for (long position : reader.conflicts()) {
      Map.Entry<Long, StatementId> at = begins.floorEntry(position);
      if (at != null) {
        seen.computeIfPresent(at.getValue(), (id, so) -> so.withOneCancelled());
      }
    }
    return seen;
  }
}
