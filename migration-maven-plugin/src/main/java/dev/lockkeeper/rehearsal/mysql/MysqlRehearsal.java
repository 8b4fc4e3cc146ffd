package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.catalog.MysqlCatalogReader;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.rehearsal.Compared;
import dev.lockkeeper.rehearsal.HistoryRehearsal;
import dev.lockkeeper.rehearsal.Lineup;
import dev.lockkeeper.rehearsal.PendingStatements;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Trace;
import dev.lockkeeper.rehearsal.Unobserved;
import dev.lockkeeper.runner.Both;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.MysqlServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies pending scripts to a scratch database of MySQL that is filled, and watches. */
public final class MysqlRehearsal implements HistoryRehearsal {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final MysqlServer server;
  private final Path baseDirectory;
  private final FlywayConfiguration flyway;
  private final Lineup lineup;
  private final Sizes sizes;
  private final Duration longestStatement;
  private final Unobserved unobserved;
  private final Progress progress;
  private Optional<Compared> compared = Optional.empty();

  /**
   * @param server on which databases are made, and dropped in the end
   * @param baseDirectory that the scripts' paths are relative to
   * @param flyway what production's Flyway is configured to do
   * @param longestStatement after which a statement is stopped, and nothing can be judged
   * @param progress is told what is done
   */
  public MysqlRehearsal(
      MysqlServer server,
      Path baseDirectory,
      FlywayConfiguration flyway,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Duration longestStatement,
      Progress progress) {
    this.longestStatement = longestStatement;
    this.progress = progress;
    this.server = server;
    this.baseDirectory = baseDirectory;
    this.flyway = flyway;
    this.lineup = Lineup.of(released, pending);
    this.sizes = sizes;
    this.unobserved = new Unobserved(lineup.pending());
  }

  @Override
  public Rehearsed run() throws CheckImpossibleException {
    return on(
        database -> {
          MysqlDatabase asked = server.create("asked_" + DATABASES.incrementAndGet());
          try {
            return run(database, asked);
          } finally {
            asked.drop();
          }
        });
  }

  @Override
  public Compared compare() throws CheckImpossibleException {
    return on(
        database -> {
          applyReleased(database);
          return observe(database, ScriptListener.NONE);
        });
  }

  @Override
  public Optional<Compared> compared() {
    return compared;
  }

  private interface Use<T> {
    T of(MysqlDatabase database) throws SQLException, CheckImpossibleException;
  }

  private <T> T on(Use<T> use) throws CheckImpossibleException {
    if (isShared()) {
      Confinement.require(lineup.upTo(lineup.pending()), flyway.initSql());
    }
    String name = name();
    MysqlDatabase database = server.create(name);
    List<MysqlDatabase> others = new ArrayList<>();
    try {
      for (String schema : flyway.schemas().names()) {
        if (!schema.equals(name)) {
          others.add(server.create(schema));
        }
      }
      return use.of(database);
    } catch (SQLException e) {
      throw Lineup.lost(e);
    } finally {
      database.drop();
      for (MysqlDatabase other : others) {
        other.drop();
      }
    }
  }

  /** To Flyway a schema is a database; where it names one, it works in that one. */
  private String name() throws CheckImpossibleException {
    Optional<String> named = flyway.schemas().defaultSchema();
    if (named.isPresent() && isShared()) {
      throw new CheckImpossibleException(
          "Flyway's schemas name the database %s, and one that exists is never touched"
              .formatted(named.get()),
          "Leave the schemas out, or rehearse on the embedded server");
    }
    return named.orElse("rehearsal_" + DATABASES.incrementAndGet());
  }

  /** Databases of others may be there. */
  private boolean isShared() {
    return server.source().equals("url");
  }

  private ScriptListener confined(ScriptListener listener) {
    return isShared() ? Confinement.around(listener) : listener;
  }

  private Rehearsed run(MysqlDatabase database, MysqlDatabase asked)
      throws SQLException, CheckImpossibleException {
    long start = System.nanoTime();
    applyReleased(database);
    Duration apply = Duration.ofNanos(System.nanoTime() - start);
    RowMaker rows = new RowMaker(database, sizes, progress);
    rows.fill(TouchedTables.of(lineup.pending(), database, flyway.table()));
    Duration fill = Duration.ofNanos(System.nanoTime() - start).minus(apply);
    try (MysqlObserver observer =
        new MysqlObserver(new PendingStatements(lineup.pending()), database, asked, rows.made())) {
      observe(database, observer).failure().ifPresent(unobserved::endedBy);
      Map<StatementId, Observation> observations = new LinkedHashMap<>(observer.observations());
      List<String> remarks = new ArrayList<>(rows.remarks());
      remarks.addAll(observer.answers());
      return new Rehearsed(
          observations,
          unobserved.reasons(observations.keySet()),
          server.version(),
          new Rehearsed.Times(
              server.startTime(),
              apply,
              Duration.ZERO,
              fill,
              Duration.ofNanos(System.nanoTime() - start).minus(apply).minus(fill)),
          rows.made(),
          remarks);
    }
  }

  private void applyReleased(MysqlDatabase database) throws CheckImpossibleException {
    progress.now("Applying what is released");
    lineup.applyReleased(
        runner(database),
        new Both(confined(ScriptListener.NONE), progress.scripts(lineup.released().size())),
        "Let a script create what the others rely on, or judge by prediction alone (migration:lint)");
  }

  private Compared observe(MysqlDatabase database, ScriptListener observer)
      throws SQLException, CheckImpossibleException {
    Trace trace =
        new Trace(own -> MysqlCatalogReader.read(own, database.name(), flyway.schemas().names()));
    List<Script> pending = lineup.pending();
    progress.now("Applying pending scripts");
    try (Connection own = database.connect()) {
      ScriptListener watch =
          new Both(observer, new SchemaWatch(new PendingStatements(pending), trace, own));
      Optional<ScriptFailedException> failure =
          lineup.applyPending(runner(database), pending, confined(watch));
      Compared seen = Compared.of(trace, failure, unobserved, server.version());
      compared = Optional.of(seen);
      return seen;
    }
  }

  private FlywayRunner runner(MysqlDatabase database) {
    return new FlywayRunner(database.dataSource(), baseDirectory, flyway)
        .ending(longestStatement)
        .telling(progress);
  }
}
