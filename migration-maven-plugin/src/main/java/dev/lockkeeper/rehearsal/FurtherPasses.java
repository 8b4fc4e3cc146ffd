package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.felt.QueueWatch;
import dev.lockkeeper.rehearsal.felt.StallWatch;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done beyond the exact pass: each on a copy of its own, made before that one begins. */
final class FurtherPasses implements AutoCloseable {

  /** Enough to see that rows are written twice, and to be locked. */
  private static final long FEW = 50;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Passes passes;
  private final Interruptions.Copying copying;
  private final Function<ScratchDatabase, FlywayRunner> runners;
  private final FlywayConfiguration flyway;
  private final List<String> remarks;
  private final Set<Table> touched = new TreeSet<>();
  private Optional<ScratchDatabase> few = Optional.empty();
  private Optional<ScratchDatabase> filled = Optional.empty();
  private Optional<SecondSize> smaller = Optional.empty();

  /**
   * @param remarks is told what a person should know of it
   */
  FurtherPasses(
      Passes passes,
      Interruptions.Copying copying,
      Function<ScratchDatabase, FlywayRunner> runners,
      FlywayConfiguration flyway,
      List<String> remarks) {
    this.passes = passes;
    this.copying = copying;
    this.runners = runners;
    this.flyway = flyway;
    this.remarks = remarks;
  }

  /** Copies what the released scripts leave, without rows; gives a few to the touched tables. */
  void copyEmpty(ScratchDatabase database, Set<Table> tables, Demands demands, Sizes sizes)
      throws CheckImpossibleException, SQLException {
    touched.addAll(tables);
    if (passes.stops() > 0 || queue()) {
      ScratchDatabase copy = copying.of(database, database.name() + "_few");
      few = Optional.of(copy);
      // those that shall have none have none here either
      Map<Table, Long> none =
          sizes.byTable().entrySet().stream()
              .filter(size -> size.getValue() == 0)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      new Filler(copy.dataSource(), FEW, FEW, none, progress -> {}).fill(touched, demands);
    }
    if (SecondSize.isWanted(touched, sizes)) {
      ScratchDatabase copy = copying.of(database, database.name() + "_smaller");
      smaller =
          Optional.of(
              new SecondSize(copy, runners.apply(copy), touched, demands, sizes, flyway.table()));
    }
  }

  /** Copies what is about to be measured. */
  void copyFilled(ScratchDatabase database) throws CheckImpossibleException, SQLException {
    if (passes.felt() && !touched.isEmpty()) {
      filled = Optional.of(copying.of(database, database.name() + "_felt"));
    }
  }

  /**
   * Runs them, and adds to the observations what they find out; what they find out of a statement
   * that the exact pass has not seen is not kept.
   *
   * @param rows with which that has seen them
   */
  void run(
      List<Script> released,
      List<Script> pending,
      Map<Table, Long> rows,
      Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    List<Script> all = Stream.concat(released.stream(), pending.stream()).toList();
    if (smaller.isPresent()) {
      observations.putAll(smaller.get().extrapolate(observations, rows, all, pending));
      remarks.add(smaller.get().remark());
    }
    if (filled.isPresent()) {
      add(new Blame(observations).of(stalls(filled.get(), all)), observations);
    }
    if (few.isPresent() && queue()) {
      add(queues(copying.of(few.get(), few.get().name() + "_queue"), all), observations);
    }
    if (few.isPresent() && passes.stops() > 0) {
      add(stops(few.get(), released, pending), observations);
    }
  }

  /** Nobody queues for a table that is not there yet. */
  private boolean queue() {
    return !passes.longTransaction().isZero() && !touched.isEmpty();
  }

  static void add(
      Map<StatementId, ? extends List<? extends Effect>> found,
      Map<StatementId, Observation> observations) {
    found.forEach(
        (statement, more) ->
            observations.computeIfPresent(statement, (id, seen) -> seen.with(more)));
  }

  private Map<StatementId, List<Stalls>> stalls(ScratchDatabase database, List<Script> all)
      throws CheckImpossibleException, SQLException {
    long begun = System.nanoTime();
    StallWatch watch = StallWatch.on(database, touched, flyway.defaultSchema());
    try (watch) {
      runners.apply(database).apply(all, watch);
    } catch (ScriptFailedException e) {
      // What was felt until then was felt; the exact pass has met every other error.
      if (e.error().isOfOthers()) {
        remarks.add("Beside readers and writers a pending script fails: " + e.getMessage());
      }
    }
    Map<StatementId, List<Stalls>> stalls = watch.stalls();
    remarks.add(longest(stalls, seconds(begun)));
    return stalls;
  }

  private static String longest(Map<StatementId, List<Stalls>> stalls, double seconds) {
    return stalls.values().stream()
        .flatMap(List::stream)
        .max(Comparator.comparingDouble(Stalls::longestMillis))
        .map(
            stall ->
                String.format(
                    Locale.ROOT,
                    "Felt by readers and writers: %s of %s stood still for %.0f ms (%.1f s)",
                    stall.traffic().word(),
                    stall.table(),
                    stall.longestMillis(),
                    seconds))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "Felt by readers and writers: nobody was seen to wait (%.1f s)",
                    seconds));
  }

  private Map<StatementId, List<Queues>> queues(ScratchDatabase database, List<Script> all)
      throws CheckImpossibleException, SQLException {
    long begun = System.nanoTime();
    try {
      QueueWatch watch =
          QueueWatch.on(database, touched, flyway.defaultSchema(), passes.longTransaction());
      try (watch) {
        applyUntilNothingGivesUp(runners.apply(database), all, watch);
      }
      Map<StatementId, List<Queues>> queues = watch.queues();
      long queued = queues.values().stream().filter(each -> !each.isEmpty()).count();
      remarks.add(
          String.format(
              Locale.ROOT,
              "Behind a transaction open for %d ms: %s (%.1f s)",
              passes.longTransaction().toMillis(),
              stood(queued),
              seconds(begun)));
      if (watch.late()) {
        remarks.add("Some statements found no transaction in their way: time ran out");
      }
      return queues;
    } finally {
      database.drop();
    }
  }

  private static String stood(long queued) {
    return queued == 0
        ? "nobody stood behind a statement"
        : "bystanders stood behind %d statement%s".formatted(queued, queued == 1 ? "" : "s");
  }

  private static void applyUntilNothingGivesUp(
      FlywayRunner runner, List<Script> all, QueueWatch watch) throws CheckImpossibleException {
    boolean again = true;
    while (again) {
      try {
        runner.apply(all, watch);
        again = false;
      } catch (ScriptFailedException e) {
        again = watch.gaveUp();
        if (again) {
          runner.forgetFailure(all);
        }
      }
    }
  }

  private Map<StatementId, List<Effect.Interrupted>> stops(
      ScratchDatabase database, List<Script> released, List<Script> pending)
      throws CheckImpossibleException, SQLException {
    Interruptions interruptions =
        new Interruptions(copying, runners, flyway.table(), passes.stops());
    return new Recovering(interruptions, database).stops(released, pending, remarks);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / NANOS_PER_SECOND;
  }

  /** Drops what is left of the copies. */
  @Override
  public void close() throws CheckImpossibleException {
    if (few.isPresent()) {
      few.get().drop();
    }
    if (filled.isPresent()) {
      filled.get().drop();
    }
    if (smaller.isPresent()) {
      smaller.get().drop();
    }
  }
}
