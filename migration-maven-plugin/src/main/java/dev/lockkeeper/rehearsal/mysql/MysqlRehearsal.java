package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.PendingStatements;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.Unobserved;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.MysqlDatabase;
import dev.lockkeeper.scratch.MysqlServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.Token;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies pending scripts to a scratch database of MySQL that is filled, and watches. */
public final class MysqlRehearsal {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final MysqlServer server;
  private final Path baseDirectory;
  private final FlywayConfiguration flyway;
  private final List<Script> released;
  private final List<Script> pending;
  private final List<Script> callbacks;
  private final Sizes sizes;
  private final Duration longestStatement;
  private final Unobserved unobserved;

  /**
   * @param server on which databases are made, and dropped in the end
   * @param baseDirectory that the scripts' paths are relative to
   * @param flyway what production's Flyway is configured to do
   * @param longestStatement after which a statement is stopped, and nothing can be judged
   */
  public MysqlRehearsal(
      MysqlServer server,
      Path baseDirectory,
      FlywayConfiguration flyway,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Duration longestStatement) {
    this.longestStatement = longestStatement;
    this.server = server;
    this.baseDirectory = baseDirectory;
    this.flyway = flyway;
    this.callbacks =
        Stream.concat(released.stream(), pending.stream())
            .filter(script -> script.kind() == ScriptKind.CALLBACK)
            .toList();
    this.released = forward(released);
    this.pending = forward(pending);
    this.sizes = sizes;
    this.unobserved = new Unobserved(this.pending);
  }

  private static List<Script> forward(List<Script> scripts) {
    return scripts.stream()
        .filter(script -> script.kind().runsForward() || script.kind() == ScriptKind.JAVA)
        .toList();
  }

  /**
   * Returns what each pending statement did.
   *
   * @throws CheckImpossibleException when not even the first pending statement could be tried
   */
  public Rehearsed run() throws CheckImpossibleException {
    int number = DATABASES.incrementAndGet();
    if (isShared()) {
      Confinement.require(with(with(released, pending), callbacks), flyway.initSql());
    }
    MysqlDatabase database = server.create(name(number));
    MysqlDatabase asked = server.create("asked_" + number);
    try {
      return run(database, asked);
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The scratch database cannot be used: " + e.getMessage().replace('\n', ' '),
          "Run the build again; free disk space if there is little",
          e);
    } finally {
      database.drop();
      asked.drop();
    }
  }

  /** To Flyway a schema is a database; where it names one, it works in that one. */
  private String name(int number) throws CheckImpossibleException {
    Optional<String> named = flyway.schemas().defaultSchema();
    if (named.isPresent() && isShared()) {
      throw new CheckImpossibleException(
          "Flyway's schemas name the database %s, and one that exists is never touched"
              .formatted(named.get()),
          "Leave the schemas out, or rehearse on the embedded server");
    }
    return named.orElse("rehearsal_" + number);
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
    RowMaker rows = new RowMaker(database, sizes);
    rows.fill(named(database));
    Duration fill = Duration.ofNanos(System.nanoTime() - start).minus(apply);
    try (MysqlObserver observer =
        new MysqlObserver(new PendingStatements(pending), database, asked, rows.made())) {
      Optional<ScriptFailedException> failure = observe(database, observer);
      failure.ifPresent(unobserved::endedBy);
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
    try {
      runner(database).apply(with(released, callbacks), confined(ScriptListener.NONE));
    } catch (ScriptFailedException e) {
      throw new CheckImpossibleException(
          "A released script does not run on an empty database: " + e.getMessage(),
          "Let a script create what the others rely on, or judge by prediction alone (migration:lint)",
          e);
    }
  }

  private Optional<ScriptFailedException> observe(MysqlDatabase database, MysqlObserver observer)
      throws CheckImpossibleException {
    try {
      runner(database).apply(with(with(released, pending), callbacks), confined(observer));
      return Optional.empty();
    } catch (ScriptFailedException e) {
      if (e.error().isOfMachine()) {
        throw new CheckImpossibleException(
            "The scratch server could not go on: " + e.getMessage(),
            "Free disk space and memory, or rehearse with fewer rows (migration.rows)",
            e);
      }
      return Optional.of(e);
    }
  }

  /** Returns the tables that pending scripts name. */
  private Set<Table> named(MysqlDatabase database) throws SQLException {
    PendingStatements statements = new PendingStatements(pending);
    Set<String> words =
        pending.stream()
            .flatMap(script -> statements.of(script.path()).stream())
            .flatMap(statement -> statement.tokens().stream())
            .map(MysqlRehearsal::name)
            .collect(Collectors.toSet());
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SHOW FULL TABLES WHERE table_type = 'BASE TABLE'")) {
      Set<Table> tables = new TreeSet<>();
      while (result.next()) {
        String table = result.getString(1);
        if (words.contains(table.toLowerCase(Locale.ROOT)) && !table.equals(flyway.table())) {
          tables.add(Table.of(table));
        }
      }
      return tables;
    }
  }

  private static String name(Token token) {
    return token.text().replaceAll("^`|`$", "").replace("``", "`").toLowerCase(Locale.ROOT);
  }

  private static List<Script> with(List<Script> some, List<Script> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private FlywayRunner runner(MysqlDatabase database) {
    return new FlywayRunner(database.dataSource(), baseDirectory, flyway).ending(longestStatement);
  }
}
