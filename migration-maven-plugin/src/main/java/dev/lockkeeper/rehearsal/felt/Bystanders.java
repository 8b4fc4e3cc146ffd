package dev.lockkeeper.rehearsal.felt;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A reader and a writer of each table, who go on while a migration is applied. */
final class Bystanders implements AutoCloseable {

  /** Each has two connections, and a server has a hundred. */
  private static final int MOST_TABLES = 20;

  /** All together call no more often than that, so that the migration keeps its processor. */
  private static final Duration BETWEEN_CALLS = Duration.ofNanos(250_000);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  /** So many calls of each say how long one takes when nothing else happens. */
  private static final int CALLS_FOR_THE_FLOOR = 20;

  private static final long LONGEST_CALIBRATION = Duration.ofMillis(500).toNanos();

  private final List<Prober> probers;
  private final LockWaits waits;

  private Bystanders(List<Prober> probers, LockWaits waits) {
    this.probers = probers;
    this.waits = waits;
  }

  /**
   * Begins to read and to write.
   *
   * @param tables of which only the first twenty are taken
   * @param defaultSchema whose tables are named without it
   */
  static Bystanders of(ScratchDatabase database, Collection<Table> tables, String defaultSchema)
      throws SQLException {
    List<Probe> probes = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (Table table : tables.stream().limit(MOST_TABLES).toList()) {
        probes.addAll(Probe.of(table, TableName.of(table, defaultSchema), connection));
      }
    }
    Duration pause = BETWEEN_CALLS.multipliedBy(probes.size());
    List<Prober> probers = new ArrayList<>();
    for (Probe probe : probes) {
      probers.add(
          new Prober(
              probe,
              database.connect(),
              pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE));
    }
    List<Integer> sessions = probers.stream().map(Prober::session).toList();
    return new Bystanders(probers, new LockWaits(database.connect(), sessions));
  }

  /** Says in whose way they may stand. */
  void migrates(int session) {
    waits.migrates(session);
  }

  /** Returns when each of them has called often enough while nothing else happened. */
  void calibrate() {
    long begun = System.nanoTime();
    List<Integer> before = probers.stream().map(Prober::made).toList();
    while (System.nanoTime() - begun < LONGEST_CALIBRATION && !calledEnough(before)) {
      LockSupport.parkNanos(SHORTEST_PAUSE.toNanos());
    }
  }

  private boolean calledEnough(List<Integer> before) {
    for (int i = 0; i < probers.size(); i++) {
      Prober prober = probers.get(i);
      if (prober.goesOn() && prober.made() - before.get(i) < CALLS_FOR_THE_FLOOR) {
        return false;
      }
    }
    return true;
  }

  List<Prober> probers() {
    return probers;
  }

  /** Returns whether a call waited for the migration, once these are closed. */
  boolean waited(Prober prober, Prober.Call call) {
    return waits.during(prober.session(), call);
  }

  @Override
  public void close() throws SQLException {
    try (waits) {
      for (Prober prober : probers) {
        prober.close();
      }
    }
  }
}
