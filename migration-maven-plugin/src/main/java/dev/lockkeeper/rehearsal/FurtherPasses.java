package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done beyond the exact pass: each on a copy of its own, made before that one begins. */
final class FurtherPasses implements AutoCloseable {

  private final Means means;
  private final Set<Table> touched;
  private final PassesOnFewRows onFewRows;
  private Observing observing;
  private Optional<ScratchDatabase> filled = Optional.empty();
  private Optional<ScratchDatabase> followed = Optional.empty();
  private Optional<SecondSize> smaller = Optional.empty();

  /**
   * @param touched tables that get rows
   * @param loose statements that may free their locks before anybody can look
   */
  FurtherPasses(Means means, Set<Table> touched, Set<StatementId> loose) {
    this.means = means;
    this.touched = touched;
    this.onFewRows = new PassesOnFewRows(means, touched, loose);
    this.observing = new Observing(means.flyway().table(), Requests.NONE);
  }

  /**
   * Copies what the released scripts leave, without rows; gives a few to the touched tables.
   *
   * @param large a database that no server but the first needs
   */
  void copyEmpty(ScratchDatabase database, ScratchDatabase large, Demands demands, Sizes sizes)
      throws CheckImpossibleException, SQLException {
    onFewRows.copy(database, large, demands, sizes);
    if (SecondSize.isWanted(touched, sizes)) {
      ScratchDatabase copy = means.copying().of(database, database.name() + "_smaller");
      smaller = Optional.of(new SecondSize(copy, means, touched, demands, sizes));
    }
  }

  /** Copies what is about to be measured. */
  void copyFilled(ScratchDatabase database) throws CheckImpossibleException, SQLException {
    if ((means.passes().felt() && !touched.isEmpty()) || smaller.isPresent()) {
      filled = Optional.of(means.copying().of(database, database.name() + "_felt"));
    }
    if (means.passes().replayRate().isPresent()) {
      followed = Optional.of(means.copying().of(database, database.name() + "_followed"));
    }
  }

  /** Finds out what no observer can see, and returns what makes those who know it. */
  Observing observing(List<Script> all) throws CheckImpossibleException, SQLException {
    observing = new Observing(means.flyway().table(), onFewRows.requests(all));
    means.roles().putAside();
    return observing;
  }

  /**
   * Runs them, and adds to the observations what they find out; what they find out of a statement
   * that the exact pass has not seen is not kept.
   *
   * @param rows with which that has seen them
   * @param anew makes what was not copied, because it is rarely wanted
   */
  void run(
      List<Script> released,
      List<Script> pending,
      Map<Table, Long> rows,
      Map<StatementId, Observation> observations,
      RowsAnew anew)
      throws CheckImpossibleException, SQLException {
    List<Script> all = Stream.concat(released.stream(), pending.stream()).toList();
    if (!touched.isEmpty() && SecondLook.isWanted(observations)) {
      lookAgain(anew, pending, rows, observations, all);
    }
    if (smaller.isPresent()) {
      SecondSize size = smaller.get();
      observations.putAll(
          size.extrapolate(observations, rows, filled.get(), all, pending, observing));
      means.remarks().add(size.remark());
    }
    FeltThere there = new FeltThere(observations, id -> smaller.flatMap(size -> size.duration(id)));
    if (filled.isPresent() && means.passes().felt()) {
      feel(filled.get(), all, there, observations);
    }
    onFewRows.queue(all, there, observations);
    means.roles().putAside();
    onFewRows.stop(released, pending, observations);
    if (followed.isPresent()) {
      means.roles().putAside();
      add(lags(followed.get(), all, observations), observations);
    }
    // the next history finds none of them
    means.roles().putAside();
  }

  private void feel(
      ScratchDatabase database,
      List<Script> all,
      FeltThere there,
      Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    means.progress().again("Applying beside readers and writers");
    Feeling feeling =
        new Feeling(database, means.runner(database), touched, means.flyway().defaultSchema());
    Blame blame = new Blame(observations);
    means.roles().putAside();
    add(feeling.stalls(all, felt -> there.stalls(blame.of(felt)), means.remarks()), observations);
    database.drop();
  }

  private void lookAgain(
      RowsAnew anew,
      List<Script> pending,
      Map<Table, Long> rows,
      Map<StatementId, Observation> observations,
      List<Script> all)
      throws CheckImpossibleException, SQLException {
    means.progress().again("Measuring once more");
    ScratchDatabase copy =
        filled.isPresent() ? means.freshCopy(filled.get(), "_again") : anew.make();
    try {
      SecondLook look = new SecondLook(copy, means.runner(copy), rows, observing);
      observations.putAll(look.shorter(observations, all, pending, means.remarks()));
    } finally {
      copy.drop();
    }
  }

  private Map<StatementId, List<Effect.Lags>> lags(
      ScratchDatabase database, List<Script> all, Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    means.progress().again("Applying with a replica attached");
    return new Replicating(
            database,
            means.runner(database),
            touched,
            means.flyway().defaultSchema(),
            means.passes().replayRate().orElseThrow())
        .lags(means.servers().own().orElseThrow()::standby, all, observations, means.remarks());
  }

  static void add(
      Map<StatementId, ? extends List<? extends Effect>> found,
      Map<StatementId, Observation> observations) {
    found.forEach(
        (statement, more) ->
            observations.computeIfPresent(statement, (id, seen) -> seen.with(more)));
  }

  /** Drops what is left of the copies. */
  @Override
  public void close() throws CheckImpossibleException {
    onFewRows.close();
    for (Optional<ScratchDatabase> copy : List.of(filled, followed)) {
      if (copy.isPresent()) {
        copy.get().drop();
      }
    }
    if (smaller.isPresent()) {
      smaller.get().drop();
    }
  }
}
