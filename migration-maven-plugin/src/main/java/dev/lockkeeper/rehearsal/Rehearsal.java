package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.release.OldRelease;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.FillReport;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Applies pending scripts to a scratch database that is filled, and watches. */
public final class Rehearsal implements HistoryRehearsal {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;
  private final SecondServers servers;
  private final Path baseDirectory;
  private final FlywayConfiguration flyway;
  private final Terms terms;
  private final Lineup lineup;
  private final Sizes sizes;
  private final Consumer<String> progress;
  private final OldRelease release;
  private final Demands demands = Demands.none();
  private final Unobserved unobserved;
  private final List<String> remarks = new ArrayList<>();
  private Optional<Compared> compared = Optional.empty();

  /** Rehearses scripts that make everything themselves. */
  public Rehearsal(
      EmbeddedPostgres server,
      Path baseDirectory,
      FlywayConfiguration flyway,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Consumer<String> progress) {
    this(server, baseDirectory, flyway, Terms.DEFAULT, released, pending, sizes, progress);
  }

  /**
   * @param server on which databases are made, and dropped in the end
   * @param baseDirectory that the scripts' paths are relative to
   * @param flyway what production's Flyway is configured to do
   * @param terms on what it builds, how long it may last, and how far it goes
   * @param progress is told what takes more than two seconds
   */
  public Rehearsal(
      EmbeddedPostgres server,
      Path baseDirectory,
      FlywayConfiguration flyway,
      Terms terms,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Consumer<String> progress) {
    this.terms = terms;
    this.server = server;
    this.servers = new SecondServers(server, flyway.schemas().defaultSchema());
    this.baseDirectory = baseDirectory;
    this.flyway = flyway;
    this.lineup = Lineup.of(released, pending);
    this.sizes = sizes;
    this.release = new OldRelease(terms.passes().release());
    this.progress = progress;
    this.unobserved = new Unobserved(lineup.pending());
  }

  @Override
  public Rehearsed run() throws CheckImpossibleException {
    return on(this::run);
  }

  @Override
  public Compared compare() throws CheckImpossibleException {
    return on(
        database -> {
          applyReleased(database);
          return explore(database, accepted()).compared();
        });
  }

  @Override
  public Optional<Compared> compared() {
    return compared;
  }

  private interface Use<T> {
    T of(ScratchDatabase database) throws SQLException, CheckImpossibleException;
  }

  private <T> T on(Use<T> use) throws CheckImpossibleException {
    try {
      ScratchDatabase database = server.create("rehearsal_" + DATABASES.incrementAndGet());
      try {
        servers.lead(database);
        return use.of(database);
      } finally {
        database.drop();
      }
    } catch (SQLException e) {
      throw Lineup.lost(e);
    }
  }

  private Rehearsed run(ScratchDatabase database) throws SQLException, CheckImpossibleException {
    Stopwatch watch = new Stopwatch();
    applyReleased(database);
    Duration apply = watch.lap();
    List<Script> accepted = accepted();
    Exploration exploration = explore(database, accepted);
    try (FurtherPasses further =
        new FurtherPasses(terms.passes(), this::copy, this::runner, servers, flyway, remarks)) {
      // a script that fails when nobody is in its way is no further question
      boolean goesOn = exploration.failure().isEmpty();
      if (goesOn) {
        further.copyEmpty(database, exploration.touched(), demands, sizes);
      }
      Duration explore = watch.lap();
      Map<Table, Long> rows = fill(database, exploration.touched());
      if (goesOn) {
        further.copyFilled(database);
      }
      Duration fill = watch.lap();
      Map<StatementId, Observation> observations =
          observe(database, accepted, rows, exploration.failure());
      Duration observe = watch.lap();
      FurtherPasses.add(release.found(), observations);
      remarks.addAll(release.remarks());
      further.run(lineup.beginning(), accepted, rows, observations);
      return new Rehearsed(
          observations,
          unobserved.reasons(observations.keySet()),
          server.version(),
          new Rehearsed.Times(server.startTime(), apply, explore, fill, observe),
          rows,
          remarks);
    }
  }

  private ScratchDatabase copy(ScratchDatabase database, String name)
      throws CheckImpossibleException, SQLException {
    return servers.copyOf(database, name, server);
  }

  private void applyReleased(ScratchDatabase database) throws CheckImpossibleException {
    terms.beginning().make(database);
    lineup.applyReleased(
        runner(database),
        ScriptListener.NONE,
        "Let a script create what the others rely on, give a dump of what was there before them"
            + " (migration.snapshot), or judge by prediction alone (migration:lint)");
  }

  private List<Script> accepted() throws CheckImpossibleException {
    return unobserved.withoutRefusedByFlyway(flyway.switches().mixed());
  }

  /** What the pending scripts do where there are no rows. */
  private record Exploration(
      Set<Table> touched, Optional<ScriptFailedException> failure, Compared compared) {}

  private Exploration explore(ScratchDatabase database, List<Script> accepted)
      throws SQLException, CheckImpossibleException {
    ScratchDatabase empty = copy(database, database.name() + "_empty");
    try (Explorer explorer =
        new Explorer(
            new PendingStatements(accepted),
            demands,
            new Trace(new SavepointReading(flyway.defaultSchema())),
            release,
            empty.connect(),
            flyway.table())) {
      Optional<ScriptFailedException> failure = apply(empty, accepted, explorer);
      compared = Optional.of(Compared.of(explorer.trace(), failure, unobserved, server.version()));
      return new Exploration(explorer.touched(), failure, compared.get());
    } finally {
      empty.drop();
    }
  }

  private Map<Table, Long> fill(ScratchDatabase database, Set<Table> touched)
      throws CheckImpossibleException {
    Filler filler =
        new Filler(
                database.dataSource(), sizes.touched(), sizes.parents(), sizes.byTable(), progress)
            .like(sizes.figures());
    FillReport report = filler.fill(touched, demands);
    remarks.addAll(report.remarks());
    return report.byTable();
  }

  private Map<StatementId, Observation> observe(
      ScratchDatabase database,
      List<Script> accepted,
      Map<Table, Long> rows,
      Optional<ScriptFailedException> failureWithoutRows)
      throws SQLException, CheckImpossibleException {
    try (Observer observer = Observer.of(accepted, database.dataSource(), rows, flyway.table())) {
      Optional<ScriptFailedException> failure = apply(database, accepted, observer);
      Map<StatementId, Observation> observations = new LinkedHashMap<>(observer.observations());
      if (failure.isPresent()) {
        unobserved.endedBy(failure.get());
        if (!sameStatement(failure, failureWithoutRows)) {
          observations.remove(unobserved.refusedOnRows(failure.get()));
        }
      } else {
        failureWithoutRows.ifPresent(
            e -> remarks.add("A pending script fails where there are no rows: " + e.getMessage()));
      }
      return observations;
    }
  }

  private static boolean sameStatement(
      Optional<ScriptFailedException> one, Optional<ScriptFailedException> other) {
    return one.map(ScriptFailedException::statement)
        .equals(other.map(ScriptFailedException::statement));
  }

  private Optional<ScriptFailedException> apply(
      ScratchDatabase database, List<Script> accepted, ScriptListener listener)
      throws CheckImpossibleException {
    return lineup.applyPending(runner(database), accepted, listener);
  }

  private FlywayRunner runner(ScratchDatabase database) {
    return new FlywayRunner(database.dataSource(), baseDirectory, flyway)
        .ending(terms.longestStatement());
  }
}
