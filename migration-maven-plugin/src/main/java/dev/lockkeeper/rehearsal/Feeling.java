package dev.lockkeeper.rehearsal;

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

  /** Returns how long others stood still, by the statement that ran. */
  Map<StatementId, List<Stalls>> stalls(List<Script> all, List<String> remarks)
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
    Map<StatementId, List<Stalls>> stalls = watch.stalls();
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
                    "Felt by readers and writers: %s of %s stood still for %.0f ms (%.1f s)",
                    stall.traffic().word(),
                    stall.table(),
                    stall.longestMillis(),
                    seconds))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "Felt by readers and writers: nobody was seen to wait (%.1f s)",
                    seconds));
  }
}
