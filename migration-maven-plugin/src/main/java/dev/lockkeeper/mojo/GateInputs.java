package dev.lockkeeper.mojo;

import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.LagBudget;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.live.Address;
import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.live.Portrayed;
import dev.lockkeeper.live.Way;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.Passes;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.fill.ColumnFigures;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A goal's parameters, read and found valid.
 *
 * @param baseDirectory to which all paths are relative
 * @param histories in the order of their ids; empty where the module has no scripts
 * @param production the server that the scripts are for
 * @param scratch where to rehearse, if not on a server of our own
 * @param otherWays on which scripts reach the database
 * @param live the database that gates may read
 * @param snapshot on which the scripts build
 * @param statementTimeout after which a rehearsed statement is stopped
 * @param tableRows of single tables, as configured
 * @param portrayed what the portrait knows of production
 * @param passes what a rehearsal does beyond measuring
 * @param fillCache how filled clusters are kept
 * @param watched whether somebody waits for it at a terminal
 * @param environment variables, which tell where the build runs
 */
record GateInputs(
    Path baseDirectory,
    List<HistorySource> histories,
    OtherWays otherWays,
    ProductionServer production,
    Optional<ScratchLogin> scratch,
    String base,
    Optional<Address> live,
    Optional<SnapshotFile> snapshot,
    Map<String, String> environment,
    Budgets budgets,
    Duration statementTimeout,
    long rows,
    Map<Table, Long> tableRows,
    Portrayed portrayed,
    Passes passes,
    Policy policy,
    Set<ReportFormat> reports,
    Path outputDirectory,
    Path cacheDirectory,
    FillCache fillCache,
    EmbeddedBinaries binaries,
    boolean watched,
    String toolVersion,
    Instant build) {

  /** As many of one table as are filled without asking whether there is time for more. */
  private static final long MOST_ROWS = 1_000_000;

  /** How long a transaction stands in the way where nobody has looked at production's. */
  private static final Duration LONG_TRANSACTION = Duration.ofMillis(500);

  /** Longer would tell the same, and take that long for each statement. */
  private static final Duration LONGEST_IN_THE_WAY = Duration.ofSeconds(5);

  /** A report that can be asked for. */
  enum ReportFormat {
    CONSOLE,
    JSON,
    HTML
  }

  static GateInputs of(GateMojo mojo) throws CheckImpossibleException {
    Given given = new Given(mojo);
    given.requireKnownNames();
    ProductionServer production = given.production();
    FlywaySources sources = new FlywaySources(mojo, given);
    PolicySources policy = new PolicySources(mojo, given.baseDirectory());
    Portrayed portrayed = portrayed(mojo, given.baseDirectory());
    Budgets budgets = policy.budgets(portrayed.replicas());
    List<HistorySource> histories = new Histories(mojo, given, sources, production.dialect()).all();
    return new GateInputs(
        given.baseDirectory(),
        histories,
        sources.otherWays(),
        production,
        ScratchLogin.of(Optional.ofNullable(mojo.scratchUrl)),
        given.base(),
        live(mojo),
        SnapshotFile.of(mojo, given.baseDirectory(), histories),
        System.getenv(),
        budgets,
        statementTimeout(mojo),
        TableRows.number("migration.rows", mojo.rows),
        TableRows.of(given.tableRows(), given.properties()),
        portrayed,
        passes(mojo, given.baseDirectory(), portrayed, budgets),
        policy.policy(),
        reports(mojo.reports),
        given.outputDirectory(),
        given.cacheDirectory().orElseGet(EmbeddedPostgres::defaultCacheDirectory),
        FillCache.of(mojo),
        given.binaries(),
        Terminal.isWatched(
            mojo.session.getRequest().isInteractiveMode(), Optional.ofNullable(System.console())),
        mojo.plugin.getVersion(),
        given.sessionStart());
  }

  /** Returns the folders of all histories that are there. */
  List<Path> folders() {
    return histories.stream().flatMap(history -> history.existing().stream()).toList();
  }

  /** Returns the rows that tables have in production, where they are known. */
  Map<Table, Long> productionRows() {
    Map<Table, Long> known = new TreeMap<>(portrayed.rows());
    known.putAll(tableRows);
    return known;
  }

  /**
   * Returns the rows that a rehearsal gives to single tables. What a table has more is reckoned
   * from two sizes; on MySQL, where nobody does that, it gets what was said.
   */
  Map<Table, Long> rowsToFill() {
    long most = production.isMysql() ? Long.MAX_VALUE : Math.max(rows, MOST_ROWS);
    Map<Table, Long> filled = new TreeMap<>();
    portrayed.rows().forEach((table, count) -> filled.put(table, Math.min(count, rows)));
    tableRows.forEach((table, count) -> filled.put(table, Math.min(count, most)));
    return filled;
  }

  /** Returns what the columns of tables look like in production, where that is known. */
  Map<Table, Map<String, ColumnFigures>> productionColumns() {
    Map<Table, Map<String, ColumnFigures>> figures = new TreeMap<>();
    portrayed
        .columns()
        .forEach(
            (table, columns) ->
                columns.forEach(
                    (name, column) ->
                        figures
                            .computeIfAbsent(table, first -> new TreeMap<>())
                            .put(name, figures(column))));
    return figures;
  }

  private static ColumnFigures figures(ColumnPortrait column) {
    return new ColumnFigures(
        column.nullFraction(),
        column.distinct(),
        column.width(),
        column.correlation(),
        column.from(),
        column.to());
  }

  /** The goal that makes it may find one of another kind in its place. */
  private static Portrayed portrayed(GateMojo mojo, Path baseDirectory)
      throws CheckImpossibleException {
    return mojo instanceof PortraitMojo
        ? Portrayed.NOTHING
        : PortraitPlace.of(mojo, baseDirectory).known();
  }

  private static Optional<Address> live(GateMojo mojo) throws CheckImpossibleException {
    if (mojo.url == null || mojo.url.isBlank()) {
      return Optional.empty();
    }
    Logins logins =
        new Logins(Way.OF_GATES, mojo.session.getSettings(), mojo.decrypter, System.getenv());
    return Optional.of(
        Address.of(Way.OF_GATES, mojo.url.strip(), logins.of(Optional.ofNullable(mojo.serverId))));
  }

  private static Duration statementTimeout(GateMojo mojo) throws CheckImpossibleException {
    Duration timeout = Durations.parse("migration.statementTimeout", mojo.statementTimeout);
    if (timeout.isZero()) {
      throw new CheckImpossibleException(
          "migration.statementTimeout is zero, after which nothing could have run",
          "Write how long one statement of the rehearsal may take, like 10m");
    }
    return timeout;
  }

  private static Passes passes(
      GateMojo mojo, Path baseDirectory, Portrayed portrayed, Budgets budgets)
      throws CheckImpossibleException {
    return new Passes(
        (int) Math.min(TableRows.number("migration.stops", mojo.stops), Integer.MAX_VALUE),
        release(mojo, baseDirectory, portrayed),
        mojo.felt,
        longTransaction(mojo, portrayed),
        budgets.lag().map(LagBudget::replayRate));
  }

  private static List<Script> release(GateMojo mojo, Path baseDirectory, Portrayed portrayed)
      throws CheckImpossibleException {
    List<Script> files = new ArrayList<>(portrayed.sent().stream().toList());
    if (mojo.releaseStatements != null) {
      files.addAll(new ReleaseFiles(baseDirectory, mojo.releaseStatements.toPath()).read());
    }
    return files;
  }

  private static Duration longTransaction(GateMojo mojo, Portrayed portrayed)
      throws CheckImpossibleException {
    if (mojo.longTransaction != null) {
      return Durations.parse("migration.longTransaction", mojo.longTransaction);
    }
    Duration longest = portrayed.longestTransaction();
    if (longest.isZero()) {
      return LONG_TRANSACTION;
    }
    return longest.compareTo(LONGEST_IN_THE_WAY) < 0 ? longest : LONGEST_IN_THE_WAY;
  }

  private static Set<ReportFormat> reports(List<String> names) throws CheckImpossibleException {
    List<ReportFormat> formats = new ArrayList<>();
    for (String name : names) {
      formats.add(Choice.of(ReportFormat.class, "migration.reports", name));
    }
    return formats.isEmpty() ? EnumSet.noneOf(ReportFormat.class) : EnumSet.copyOf(formats);
  }
}
