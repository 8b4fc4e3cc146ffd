package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The exact pass once more, with a quarter of the rows in tables that are larger in production, so
 * that one can see what grows with them.
 */
final class SecondSize {

  private static final long PART = 4;

  private static final double NANOS_PER_SECOND = 1e9;

  private final ScratchDatabase database;
  private final FlywayRunner runner;
  private final Set<Table> touched;
  private final Demands demands;
  private final Sizes sizes;
  private final String historyTable;
  private double seconds;

  /**
   * @param database as the released scripts leave it; it ends with this pass
   */
  SecondSize(
      ScratchDatabase database,
      FlywayRunner runner,
      Set<Table> touched,
      Demands demands,
      Sizes sizes,
      String historyTable) {
    this.database = database;
    this.runner = runner;
    this.touched = touched;
    this.demands = demands;
    this.sizes = sizes;
    this.historyTable = historyTable;
  }

  /** Returns whether production has more rows than are measured. */
  static boolean isWanted(Set<Table> touched, Sizes sizes) {
    return touched.stream().anyMatch(sizes::isSample);
  }

  /**
   * Returns what was seen with all rows, with what production's rows make of it.
   *
   * @param rows with which that was seen
   */
  Map<StatementId, Observation> extrapolate(
      Map<StatementId, Observation> seen,
      Map<Table, Long> rows,
      List<Script> all,
      List<Script> pending)
      throws CheckImpossibleException, SQLException {
    long begun = System.nanoTime();
    Map<Table, Long> fewer = fill();
    try (Observer observer = Observer.of(pending, database.dataSource(), fewer, historyTable)) {
      // what fails has been named where there were all rows; here it only stays unmeasured
      new Attempt(runner).apply(all, observer);
      return new Extrapolation(seen, observer.observations(), rows, fewer, sizes.production())
          .observations();
    } finally {
      database.drop();
      seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
  }

  /** Returns what a person should know of it. */
  String remark() {
    return String.format(
        Locale.ROOT,
        "Measured once more with a quarter of the rows, since production has more (%.1f s)",
        seconds);
  }

  /** Drops the copy, where it was not used. */
  void drop() throws CheckImpossibleException {
    database.drop();
  }

  private Map<Table, Long> fill() throws CheckImpossibleException {
    Map<Table, Long> fewer = new HashMap<>(sizes.byTable());
    touched.stream()
        .filter(sizes::isSample)
        .forEach(table -> fewer.put(table, Math.max(1, sizes.of(table) / PART)));
    return new Filler(
            database.dataSource(), sizes.touched(), sizes.parents(), fewer, progress -> {})
        .like(sizes.figures())
        .fill(touched, demands)
        .byTable();
  }
}
