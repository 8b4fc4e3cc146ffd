package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.felt.StallWatch;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The pass beside readers and writers: on a copy of all rows. */
final class Feeling {

  private final ScratchDatabase database;
  private final FlywayRunner runner;
  private final Set<Table> touched;
  private final String defaultSchema;

  Feeling(ScratchDatabase database, FlywayRunner runner, Set<Table> touched, String defaultSchema) {
    this.database = database;
    this.runner = runner;
    this.touched = touched;
    this.defaultSchema = defaultSchema;
  }

  /**
   * Returns how long others stood still, by the statement that made them.
   *
   * @param explained finds out which one that was, and what production makes of it
   */
  Map<StatementId, List<Stalls>> stalls(
      List<Script> all,
      UnaryOperator<Map<StatementId, List<Stalls>>> explained,
      List<String> remarks)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    StallWatch watch = StallWatch.on(database, touched, defaultSchema);
    try (watch) {
      runner.apply(all, watch);
    } catch (ScriptFailedException e) {
      // What was felt until then was felt; the exact pass has met every other error.
      if (e.error().isOfOthers()) {
        remarks.add("Beside readers and writers a pending script fails: " + e.getMessage());
      }
    }
    Map<StatementId, List<Stalls>> stalls = explained.apply(watch.stalls());
    remarks.add(longest(stalls, stopwatch.seconds()));
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
                    "Felt by readers and writers: %s of %s stood still for %.0f ms%s (%.1f s)",
                    stall.traffic().word(),
                    stall.table(),
                    stall.longestMillis(),
                    there(stalls),
                    seconds))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "Felt by readers and writers: nobody was seen to wait (%.1f s)",
                    seconds));
  }

  private static String there(Map<StatementId, List<Stalls>> stalls) {
    return stalls.values().stream()
        .flatMap(List::stream)
        .flatMap(stall -> stall.atProduction().stream())
        .max(Comparator.comparingDouble(AtProduction::to))
        .map(Feeling::words)
        .orElse("");
  }

  /** Returns the range, behind something that was measured here. */
  static String words(AtProduction there) {
    return String.format(
        Locale.ROOT,
        ", %.0f ms to %.0f ms at production's %d rows",
        there.from(),
        there.to(),
        there.rows());
  }
}
