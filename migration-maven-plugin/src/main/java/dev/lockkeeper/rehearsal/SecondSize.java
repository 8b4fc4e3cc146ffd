package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The exact pass some more times, with a quarter of the rows in tables that are larger in
 * production, so that one can see what grows with them, and with all.
 */
final class SecondSize {

  private static final long PART = 4;

  /** A quarter takes little time, and what disturbs it is the more of that. */
  private static final Repeats OF_PART = new Repeats(3, 5);

  private static final Repeats OF_ALL = new Repeats(2, 4);

  /** What takes longer than that is hardly told apart any better by one more run. */
  private static final double FOR_MORE_SECONDS = 0.7;

  /**
   * The memory for each row with which sorts spill, in a few parts that are merged at once; a row
   * takes 40 bytes there, and more.
   */
  private static final long SPILLING = 16;

  private static final double NANOS_PER_SECOND = 1e9;

  private final ScratchDatabase database;
  private final Means means;
  private final Set<Table> touched;
  private final Demands demands;
  private final Sizes sizes;
  private int runs;
  private double seconds;
  private Optional<Extrapolation> extrapolation = Optional.empty();

  /**
   * How often something is measured.
   *
   * @param least times, however long that takes
   * @param most times, where it is short
   */
  private record Repeats(int least, int most) {}

  private record Run(List<Script> all, List<Script> pending, Observing observing) {}

  /**
   * @param database as the released scripts leave it; it ends with this pass
   */
  SecondSize(
      ScratchDatabase database, Means means, Set<Table> touched, Demands demands, Sizes sizes) {
    this.database = database;
    this.means = means;
    this.touched = touched;
    this.demands = demands;
    this.sizes = sizes;
  }

  /** Returns whether production has more rows than are measured. */
  static boolean isWanted(Set<Table> touched, Sizes sizes) {
    return touched.stream().anyMatch(sizes::isSample);
  }

  /**
   * Returns what was seen with all rows, with what production's rows make of it.
   *
   * @param rows with which that was seen
   * @param filled with them, as the released scripts leave it
   */
  Map<StatementId, Observation> extrapolate(
      Map<StatementId, Observation> seen,
      Map<Table, Long> rows,
      ScratchDatabase filled,
      List<Script> all,
      List<Script> pending,
      Observing observing)
      throws CheckImpossibleException, SQLException {
    long begun = System.nanoTime();
    Map<Table, Long> fewer = fill();
    try {
      Run run = new Run(all, pending, observing);
      means.progress().now("Measuring again with all rows");
      List<Map<StatementId, Observation>> again = observe(filled, rows, run, OF_ALL);
      means.progress().now("Measuring with a quarter of the rows");
      List<Map<StatementId, Observation>> small = observe(database, fewer, run, OF_PART);
      runs = small.size();
      Extrapolation there = new Extrapolation(seen, again, small, rows, fewer, sizes.production());
      extrapolation = Optional.of(there);
      return there.observations();
    } finally {
      database.drop();
      seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
  }

  private List<Map<StatementId, Observation>> observe(
      ScratchDatabase start, Map<Table, Long> there, Run run, Repeats repeats)
      throws CheckImpossibleException, SQLException {
    List<Map<StatementId, Observation>> seen = new ArrayList<>();
    long begun = System.nanoTime();
    while (seen.size() < repeats.least()
        || (seen.size() < repeats.most()
            && (System.nanoTime() - begun) / NANOS_PER_SECOND < FOR_MORE_SECONDS)) {
      means.progress().done(seen.size(), Math.max(repeats.least(), seen.size() + 1), "runs");
      seen.add(observe(start, there, run));
    }
    return seen;
  }

  private Map<StatementId, Observation> observe(
      ScratchDatabase start, Map<Table, Long> there, Run run)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase copy = means.freshCopy(start, "_again");
    copy.limitSorting(share(there), SPILLING * most(there));
    try (Observer observer = run.observing().of(run.pending(), copy, there)) {
      // what fails has been named the first time; here it only stays unmeasured
      new Attempt(means.runner(copy)).apply(run.all(), observer);
      return observer.observations();
    } finally {
      copy.drop();
    }
  }

  /** Returns the largest part of production's rows that one of the samples has. */
  private double share(Map<Table, Long> there) {
    return samples()
        .mapToDouble(
            table -> there.getOrDefault(table, 0L) / (double) sizes.production().get(table))
        .max()
        .orElse(1);
  }

  private long most(Map<Table, Long> there) {
    return samples().mapToLong(table -> there.getOrDefault(table, 0L)).max().orElse(0);
  }

  private Stream<Table> samples() {
    return touched.stream().filter(sizes::isSample);
  }

  /** Returns how long a statement runs in production, as far as that is known by now. */
  Optional<AtProduction> duration(StatementId id) {
    return extrapolation.flatMap(there -> there.duration(id));
  }

  /** Returns what a person should know of it. */
  String remark() {
    return String.format(
        Locale.ROOT,
        "Measured %d times with a quarter of the rows, since production has more (%.1f s)",
        runs,
        seconds);
  }

  /** Drops the copy, where it was not used. */
  void drop() throws CheckImpossibleException {
    database.drop();
  }

  private Map<Table, Long> fill() throws CheckImpossibleException {
    Map<Table, Long> fewer = new HashMap<>(sizes.byTable());
    samples().forEach(table -> fewer.put(table, Math.max(1, sizes.of(table) / PART)));
    return new Filler(
            database.dataSource(),
            sizes.touched(),
            sizes.parents(),
            fewer,
            means.progress()::filling)
        .like(sizes.figures())
        .fill(touched, demands)
        .byTable();
  }
}
