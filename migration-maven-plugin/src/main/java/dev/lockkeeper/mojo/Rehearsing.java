package dev.lockkeeper.mojo;

import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Snapshot;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.rehearsal.Beginning;
import dev.lockkeeper.rehearsal.Compared;
import dev.lockkeeper.rehearsal.HistoryRehearsal;
import dev.lockkeeper.rehearsal.Progress;
import dev.lockkeeper.rehearsal.Rehearsal;
import dev.lockkeeper.rehearsal.Rehearsed;
import dev.lockkeeper.rehearsal.Sizes;
import dev.lockkeeper.rehearsal.SnapshotBeginning;
import dev.lockkeeper.rehearsal.SpokenProgress;
import dev.lockkeeper.rehearsal.Terms;
import dev.lockkeeper.rehearsal.mysql.MysqlRehearsal;
import dev.lockkeeper.report.Server;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.MysqlServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** The rehearsal of one history: in a database of its own, which is gone when it is over. */
final class Rehearsing {

  /** Enough to be referred to, in tables that no pending script touches. */
  private static final long PARENT_ROWS = 10_000;

  private static final double MILLIS_PER_SECOND = 1000;

  private final GateInputs inputs;
  private final FlywayConfiguration flyway;
  private final ScratchServer scratch;
  private final Log log;
  private Optional<Rehearsed> rehearsed = Optional.empty();
  private Optional<Compared> compared = Optional.empty();
  private Duration took = Duration.ZERO;
  private String source = "embedded";

  /**
   * @param flyway what production's Flyway is configured to do for this history
   */
  Rehearsing(GateInputs inputs, FlywayConfiguration flyway, ScratchServer scratch, Log log) {
    this.inputs = inputs;
    this.flyway = flyway;
    this.scratch = scratch;
    this.log = log;
  }

  /**
   * Rehearses the pending scripts; returns why it was impossible, where it was.
   *
   * @param measured whether tables are filled and the scripts run a second time
   */
  Optional<CheckImpossibleException> run(Reading reading, boolean measured) {
    long start = System.nanoTime();
    try {
      if (!reading.pending().isEmpty()) {
        rehearse(reading, measured);
        rehearsed.ifPresent(this::tell);
      }
      return Optional.empty();
    } catch (CheckImpossibleException e) {
      return Optional.of(e);
    } finally {
      took = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private void rehearse(Reading reading, boolean measured) throws CheckImpossibleException {
    reading.history().requireDistinct();
    List<Script> pending = reading.history().pending();
    List<Script> released =
        reading.history().scripts().stream()
            .filter(script -> !pending.contains(script) && !reading.history().covered(script))
            .toList();
    Optional<Snapshot> snapshot = reading.history().snapshot();
    FlywayConfiguration configured =
        snapshot.map(known -> flyway.baselinedAt(known.upTo().toString())).orElse(flyway);
    Sizes sizes =
        new Sizes(
            inputs.rows(),
            Math.min(inputs.rows(), PARENT_ROWS),
            inputs.rowsToFill(),
            inputs.productionRows(),
            inputs.productionColumns());
    try (Progress progress = progress(reading.history().scripts())) {
      rehearse(
          inputs.production().isMysql()
              ? onMysql(released, pending, sizes, measured, progress)
              : onPostgresql(configured, released, pending, sizes, snapshot, progress),
          measured);
    }
  }

  private void rehearse(HistoryRehearsal rehearsal, boolean measured)
      throws CheckImpossibleException {
    if (!measured) {
      compared = Optional.of(rehearsal.compare());
      return;
    }
    try {
      rehearsed = Optional.of(rehearsal.run());
    } finally {
      compared = rehearsal.compared();
    }
  }

  private Progress progress(List<Script> scripts) {
    return inputs.watched() ? SpokenProgress.of(scripts, log::info) : Progress.SILENT;
  }

  private HistoryRehearsal onPostgresql(
      FlywayConfiguration configured,
      List<Script> released,
      List<Script> pending,
      Sizes sizes,
      Optional<Snapshot> snapshot,
      Progress progress) {
    source = scratch.source();
    return new Rehearsal(
        scratch,
        inputs.baseDirectory(),
        configured,
        new Terms(beginning(snapshot), inputs.statementTimeout(), inputs.passes()),
        released,
        pending,
        sizes,
        progress);
  }

  private HistoryRehearsal onMysql(
      List<Script> released, List<Script> pending, Sizes sizes, boolean measured, Progress progress)
      throws CheckImpossibleException {
    if (measured && inputs.budgets().lag().isPresent()) {
      throw new CheckImpossibleException(
          "How far replicas of MySQL fall behind is not observed yet",
          "Leave them out with migration.lagBudget=0ms");
    }
    progress.now("Starting a server");
    MysqlServer server = scratch.runningMysql();
    source = server.source();
    return new MysqlRehearsal(
        server,
        inputs.baseDirectory(),
        flyway,
        released,
        pending,
        sizes,
        inputs.statementTimeout(),
        progress);
  }

  private Beginning beginning(Optional<Snapshot> snapshot) {
    return snapshot
        .<Beginning>map(known -> new SnapshotBeginning(known.dump(), flyway))
        .orElse(Beginning.EMPTY);
  }

  private void tell(Rehearsed done) {
    log.info(
        "Rehearsed on %s %s: server %s, released scripts %s, dry run %s, fill %s%s, observed %s"
            .formatted(
                inputs.production().words(),
                done.serverVersion(),
                seconds(done.times().serverStart()),
                seconds(done.times().apply()),
                seconds(done.times().explore()),
                seconds(done.times().fill()),
                rows(done),
                seconds(done.times().observe())));
    done.remarks().forEach(log::info);
  }

  private static String rows(Rehearsed done) {
    String rows =
        done.rows().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? "" : " (rows: " + rows + ")";
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_PER_SECOND);
  }

  /** Returns what was seen; nothing where no rehearsal took place. */
  Observations observations() {
    return rehearsed
        .map(done -> new Observations(true, done.observations(), done.unobserved()))
        .orElse(Observations.NONE);
  }

  /** Returns what was seen, together with what the comparison of schemas says. */
  Observations observationsCompared() {
    Observations seen = observations();
    return compared
        .map(
            done ->
                rehearsed.isEmpty()
                    ? done.observations()
                    : new Observations(seen.kind(), seen.seen(), seen.unseen(), done.differences()))
        .orElse(seen);
  }

  /** Returns what the comparison of schemas says alone; nothing where none took place. */
  Observations comparison() {
    return compared.map(Compared::observations).orElse(Observations.NONE);
  }

  /** Returns whether schemas were compared. */
  boolean hasCompared() {
    return compared.isPresent();
  }

  /** Returns the server that was rehearsed on, or the one that was predicted for. */
  Server server() {
    return rehearsed
        .map(Rehearsed::serverVersion)
        .or(() -> compared.map(Compared::serverVersion))
        .map(version -> new Server(inputs.production().product(), version, source))
        .orElseGet(inputs.production()::predictedFor);
  }

  /** Returns how long all of it took. */
  Duration took() {
    return took;
  }

  /** Returns what the comparison of schemas added to that. */
  Duration tookToCompare() {
    return compared.map(Compared::took).orElse(Duration.ZERO);
  }
}
