package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Lags;
import dev.lockkeeper.effect.Effect.Logs;
import dev.lockkeeper.effect.Replay;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.replica.LagWatch;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pass with a replica attached: on a copy of all rows. */
final class Replicating {

  /** In which a replica replays what a rehearsal's script has written, on any machine. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final double MILLIS_PER_SECOND = 1000;

  private final ScratchDatabase database;
  private final FlywayRunner runner;
  private final Set<Table> touched;
  private final String defaultSchema;
  private final ByteCount replayRate;

  /** Starts a server that follows the scratch server. */
  interface Following {
    Standby start() throws CheckImpossibleException;
  }

  /**
   * @param replayRate log that production's replicas replay in a second
   */
  Replicating(
      ScratchDatabase database,
      FlywayRunner runner,
      Set<Table> touched,
      String defaultSchema,
      ByteCount replayRate) {
    this.database = database;
    this.runner = runner;
    this.touched = touched;
    this.defaultSchema = defaultSchema;
    this.replayRate = replayRate;
  }

  /**
   * Returns how far the replica fell behind because of each statement.
   *
   * @param observations with what each has written
   */
  Map<StatementId, List<Lags>> lags(
      Following following,
      List<Script> all,
      Map<StatementId, Observation> observations,
      List<String> remarks)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    Map<StatementId, List<Lags>> lags = new HashMap<>();
    try (Standby standby = following.start()) {
      LagWatch watch = LagWatch.on(database, standby, touched, defaultSchema, LONGEST);
      try (watch) {
        apply(all, watch, remarks);
        watch.catchUp();
      }
      watch
          .seen()
          .forEach(
              (id, seen) ->
                  Optional.ofNullable(observations.get(id))
                      .ifPresent(
                          known -> lags.put(id, List.of(lag(seen, watch.floorMillis(), known)))));
    }
    remarks.add(remark(lags.values().stream().flatMap(List::stream).toList(), stopwatch));
    return lags;
  }

  private void apply(List<Script> all, LagWatch watch, List<String> remarks)
      throws CheckImpossibleException {
    try {
      runner.apply(all, watch);
    } catch (ScriptFailedException e) {
      // What was seen until then was seen; the exact pass has met every other error.
      if (e.error().isOfOthers()) {
        remarks.add("With a replica attached a pending script fails: " + e.getMessage());
      }
    }
  }

  private Lags lag(LagWatch.Seen seen, double floorMillis, Observation known) {
    Optional<AtProduction> there =
        known.effects().stream()
            .filter(Logs.class::isInstance)
            .map(Logs.class::cast)
            .flatMap(logs -> logs.atProduction().stream())
            .findFirst();
    double here = millis((double) known.walBytes());
    Replay replay =
        there
            .map(more -> new Replay(more.rows(), millis(more.from()), millis(more.to())))
            .orElseGet(() -> new Replay(0, here, here));
    return new Lags(seen.bytes(), seen.millis(), floorMillis, seen.cancelled(), replay);
  }

  private double millis(double bytes) {
    return bytes / replayRate.bytes() * MILLIS_PER_SECOND;
  }

  private static String remark(Collection<Lags> lags, Stopwatch stopwatch) {
    return String.format(
        Locale.ROOT,
        "On a replica: at most %s and %.0f ms behind, %d of its reads cancelled (%.1f s)",
        new ByteCount(lags.stream().mapToDouble(Lags::behindBytes).max().orElse(0)).words(),
        lags.stream().mapToDouble(Lags::behindMillis).max().orElse(0),
        lags.stream().mapToInt(Lags::cancelledReads).sum(),
        stopwatch.seconds());
  }
}
