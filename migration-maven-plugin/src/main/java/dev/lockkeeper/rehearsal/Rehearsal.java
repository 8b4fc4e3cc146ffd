package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.PostgresServer;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.scratch.fill.Demands;
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

/** Applies pending scripts to a scratch database that is filled, and watches. */
public final class Rehearsal implements HistoryRehearsal {

  private static final String OF_OTHERS =
      "The server is one by URL: it is measured with its own settings, beside whatever else it does,"
          + " and what a killed server or a replica would show is not seen";

  private final Groundwork groundwork;
  private final Path baseDirectory;
  private final FlywayConfiguration flyway;
  private final Terms terms;
  private final Lineup lineup;
  private final Sizes sizes;
  private final Exploring exploring;
  private final Progress progress;
  private final Unobserved unobserved;
  private final List<String> remarks = new ArrayList<>();
  private Optional<Compared> compared = Optional.empty();

  /** Rehearses scripts that make everything themselves. */
  public Rehearsal(
      PostgresServer server,
      Path baseDirectory,
      FlywayConfiguration flyway,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Progress progress) {
    this(
        Servers.only(server),
        baseDirectory,
        flyway,
        Terms.DEFAULT,
        released,
        pending,
        sizes,
        progress);
  }

  /**
   * @param servers on one of which databases are made, and dropped in the end
   * @param baseDirectory that the scripts' paths are relative to
   * @param flyway what production's Flyway is configured to do
   * @param terms on what it builds, how long it may last, and how far it goes
   * @param progress is told what is done
   */
  public Rehearsal(
      Servers servers,
      Path baseDirectory,
      FlywayConfiguration flyway,
      Terms terms,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Progress progress) {
    this.terms = terms;
    this.baseDirectory = baseDirectory;
    this.flyway = flyway;
    this.lineup = Lineup.of(released, pending);
    this.sizes = sizes;
    this.progress = progress;
    this.unobserved = new Unobserved(lineup.pending());
    this.groundwork = new Groundwork(servers, flyway, terms, lineup, sizes, this::runner, progress);
    this.exploring = new Exploring(groundwork, unobserved, this::runner);
  }

  @Override
  public Rehearsed run() throws CheckImpossibleException {
    try (Ground ground = groundwork.filledBefore()) {
      return run(ground);
    } catch (SQLException e) {
      throw Lineup.lost(e);
    }
  }

  @Override
  public Compared compare() throws CheckImpossibleException {
    try (Ground ground = groundwork.released()) {
      return exploring
          .withoutRows(ground, accepted(), ServerRoles.at(ground.released()))
          .compared();
    } catch (SQLException e) {
      throw Lineup.lost(e);
    }
  }

  @Override
  public Optional<Compared> compared() {
    return compared;
  }

  private void requireNoReplica() throws CheckImpossibleException {
    if (terms.passes().replayRate().isPresent()) {
      throw new CheckImpossibleException(
          "Replicas of a server by URL cannot be had, so that nobody sees how far they fall behind",
          "Leave them out with migration.lagBudget=0ms, or rehearse on the embedded server");
    }
  }

  private Rehearsed run(Ground ground) throws SQLException, CheckImpossibleException {
    Stopwatch watch = new Stopwatch();
    if (ground.servers().own().isEmpty()) {
      requireNoReplica();
      remarks.add(OF_OTHERS);
    }
    List<Script> accepted = accepted();
    ServerRoles roles = ServerRoles.at(ground.released());
    Exploration empty = exploring.withoutRows(ground, accepted, roles);
    Exploration exploration = exploring.withFewRows(ground, accepted, roles, empty);
    compared = Optional.of(exploration.compared());
    Demands demands = exploration.demands();
    Duration explore = watch.lap();
    Ground.Filled filled = groundwork.fill(ground, exploration.touched(), demands);
    remarks.addAll(filled.remarks());
    Set<Table> touched = exploration.touched();
    try (FurtherPasses further =
        new FurtherPasses(means(ground, roles), touched, exploration.loose())) {
      Observing observing = new Observing(flyway.table(), Requests.NONE);
      // a script that fails when nobody is in its way is no further question
      if (exploration.failure().isEmpty()) {
        progress.now("Copying what the further passes need");
        further.copyEmpty(ground.released(), filled.database(), demands, sizes);
        further.copyFilled(filled.database());
        observing = further.observing(lineup.upTo(accepted));
      }
      progress.now("Measuring");
      Duration fill = watch.lap();
      Map<StatementId, Observation> observations =
          observe(observing, filled, accepted, empty.failure());
      roles.putAside();
      Duration observe = watch.lap();
      FurtherPasses.add(exploration.release().found(), observations);
      remarks.addAll(exploration.release().remarks());
      further.run(
          lineup.beginning(),
          accepted,
          filled.rows(),
          observations,
          () -> groundwork.filledAnew(ground, touched, demands));
      return new Rehearsed(
          observations,
          unobserved.reasons(observations.keySet()),
          ground.server().version(),
          new Rehearsed.Times(
              ground.server().startTime(), ground.prepared(), explore, fill, observe),
          filled.rows(),
          remarks);
    }
  }

  private Means means(Ground ground, ServerRoles roles) {
    SecondServers others = ground.servers();
    return new Means(
        terms.passes(),
        (database, name) -> others.copyOf(database, name, ground.server()),
        this::runner,
        others,
        roles,
        flyway,
        remarks,
        progress);
  }

  private List<Script> accepted() throws CheckImpossibleException {
    return unobserved.withoutRefusedByFlyway(flyway.switches().mixed());
  }

  private Map<StatementId, Observation> observe(
      Observing observing,
      Ground.Filled filled,
      List<Script> accepted,
      Optional<ScriptFailedException> failureWithoutRows)
      throws SQLException, CheckImpossibleException {
    try (Observer observer = observing.of(accepted, filled.database(), filled.rows())) {
      Optional<ScriptFailedException> failure = apply(filled.database(), accepted, observer);
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
    FlywayRunner runner =
        new FlywayRunner(database.dataSource(), baseDirectory, flyway)
            .ending(terms.longestStatement())
            .telling(progress);
    return lineup.dropsRoles() ? runner.after(() -> Lineup.alone(database)) : runner;
  }
}
