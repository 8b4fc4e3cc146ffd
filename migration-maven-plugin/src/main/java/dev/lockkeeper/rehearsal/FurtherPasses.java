package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is done beyond the exact pass: each on a copy of its own, made before that one begins. */
final class FurtherPasses implements AutoCloseable {

  /** Enough to see that rows are written twice, and to be locked. */
  private final Passes passes;

  private final Interruptions.Copying copying;
  private final Function<ScratchDatabase, FlywayRunner> runners;
  private final SecondServers servers;
  private final ServerRoles roles;
  private final FlywayConfiguration flyway;
  private final List<String> remarks;
  private final Progress progress;
  private final Set<Table> touched = new TreeSet<>();
  private Optional<ScratchDatabase> few = Optional.empty();
  private Optional<EmbeddedPostgres> mortal = Optional.empty();
  private Optional<ScratchDatabase> filled = Optional.empty();
  private Optional<ScratchDatabase> followed = Optional.empty();
  private Optional<SecondSize> smaller = Optional.empty();

  /**
   * @param roles that were there before any run
   * @param remarks is told what a person should know of it
   * @param progress is told what is done
   */
  FurtherPasses(
      Passes passes,
      Interruptions.Copying copying,
      Function<ScratchDatabase, FlywayRunner> runners,
      SecondServers servers,
      ServerRoles roles,
      FlywayConfiguration flyway,
      List<String> remarks,
      Progress progress) {
    this.passes = passes;
    this.copying = copying;
    this.runners = runners;
    this.servers = servers;
    this.roles = roles;
    this.flyway = flyway;
    this.remarks = remarks;
    this.progress = progress;
  }

  /**
   * Copies what the released scripts leave, without rows; gives a few to the touched tables.
   *
   * @param large a database that no server but the first needs
   */
  void copyEmpty(
      ScratchDatabase database,
      ScratchDatabase large,
      Set<Table> tables,
      Demands demands,
      Sizes sizes)
      throws CheckImpossibleException, SQLException {
    touched.addAll(tables);
    if (passes.stops() > 0 || queue()) {
      ScratchDatabase copy = copying.of(database, database.name() + "_few");
      few = Optional.of(copy);
      FewRows.give(copy, touched, demands, sizes);
    }
    if (passes.stops() > 0) {
      // now, while there is little else to copy
      mortal = servers.own().isPresent() ? Optional.of(servers.own().get().twin(large)) : mortal;
    }
    if (SecondSize.isWanted(touched, sizes)) {
      ScratchDatabase copy = copying.of(database, database.name() + "_smaller");
      smaller =
          Optional.of(
              new SecondSize(
                  copy,
                  this::freshCopy,
                  runners,
                  touched,
                  demands,
                  sizes,
                  flyway.table(),
                  progress));
    }
  }

  /** Copies what is about to be measured. */
  void copyFilled(ScratchDatabase database) throws CheckImpossibleException, SQLException {
    if ((passes.felt() && !touched.isEmpty()) || smaller.isPresent()) {
      filled = Optional.of(copying.of(database, database.name() + "_felt"));
    }
    if (passes.replayRate().isPresent()) {
      followed = Optional.of(copying.of(database, database.name() + "_followed"));
    }
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
      observations.putAll(size.extrapolate(observations, rows, filled.get(), all, pending));
      remarks.add(smaller.get().remark());
    }
    FeltThere there = new FeltThere(observations, id -> smaller.flatMap(size -> size.duration(id)));
    String schema = flyway.defaultSchema();
    if (filled.isPresent() && passes.felt()) {
      progress.again("Applying beside readers and writers");
      Feeling feeling = new Feeling(filled.get(), runners.apply(filled.get()), touched, schema);
      Blame blame = new Blame(observations);
      roles.putAside();
      add(feeling.stalls(all, felt -> there.stalls(blame.of(felt)), remarks), observations);
      filled.get().drop();
    }
    if (few.isPresent() && queue()) {
      progress.now("Applying behind an open transaction");
      ScratchDatabase copy = freshCopy(few.get(), few.get().name() + "_queue");
      Queueing queueing =
          new Queueing(copy, runners.apply(copy), touched, schema, passes.longTransaction());
      add(queueing.queues(all, there::queues, remarks), observations);
    }
    roles.putAside();
    if (few.isPresent() && passes.stops() > 0) {
      ScratchDatabase start = few.get();
      add(stops(start, released, pending), observations);
      if (mortal.isPresent()) {
        add(kills(mortal.get(), start, released, pending, observations), observations);
      }
    }
    if (followed.isPresent()) {
      roles.putAside();
      add(lags(followed.get(), all, observations), observations);
    }
    // the next history finds none of them
    roles.putAside();
  }

  /** Returns a copy for one run, which finds the roles that the first one has found. */
  private ScratchDatabase freshCopy(ScratchDatabase database, String name)
      throws CheckImpossibleException, SQLException {
    roles.putAside();
    return copying.of(database, name);
  }

  private void lookAgain(
      RowsAnew anew,
      List<Script> pending,
      Map<Table, Long> rows,
      Map<StatementId, Observation> observations,
      List<Script> all)
      throws CheckImpossibleException, SQLException {
    progress.again("Measuring once more");
    ScratchDatabase copy =
        filled.isPresent() ? freshCopy(filled.get(), filled.get().name() + "_again") : anew.make();
    try {
      SecondLook look = new SecondLook(copy, runners.apply(copy), rows, flyway.table());
      observations.putAll(look.shorter(observations, all, pending, remarks));
    } finally {
      copy.drop();
    }
  }

  private Map<StatementId, List<Effect.Lags>> lags(
      ScratchDatabase database, List<Script> all, Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    progress.again("Applying with a replica attached");
    return new Replicating(
            database,
            runners.apply(database),
            touched,
            flyway.defaultSchema(),
            passes.replayRate().orElseThrow())
        .lags(servers.own().orElseThrow()::standby, all, observations, remarks);
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

  private Map<StatementId, List<Effect.Interrupted>> stops(
      ScratchDatabase database, List<Script> released, List<Script> pending)
      throws CheckImpossibleException, SQLException {
    progress.now("Stopping and running again");
    Interruptions interruptions =
        new Interruptions(copying, runners, flyway.table(), passes.stops())
            .telling((done, all) -> progress.done(done, all, "stops"));
    return new Recovering(interruptions, database).stops(released, pending, remarks);
  }

  private Map<StatementId, List<Effect.Interrupted>> kills(
      EmbeddedPostgres server,
      ScratchDatabase start,
      List<Script> released,
      List<Script> pending,
      Map<StatementId, Observation> observations)
      throws CheckImpossibleException, SQLException {
    progress.now("Killing the server and running again");
    Interruptions interruptions =
        Interruptions.killing(
                server,
                (database, name) -> servers.copyOf(database, name, server),
                runners,
                flyway.table(),
                statements -> Killing.longest(statements, observations))
            .telling((done, all) -> progress.done(done, all, "kills"));
    return new Killing(interruptions, server.same(start))
        .kills(released, pending, observations, remarks);
  }

  /** Drops what is left of the copies. */
  @Override
  public void close() throws CheckImpossibleException {
    mortal.ifPresent(EmbeddedPostgres::close);
    for (Optional<ScratchDatabase> copy : List.of(few, filled, followed)) {
      if (copy.isPresent()) {
        copy.get().drop();
      }
    }
    if (smaller.isPresent()) {
      smaller.get().drop();
    }
  }
}
