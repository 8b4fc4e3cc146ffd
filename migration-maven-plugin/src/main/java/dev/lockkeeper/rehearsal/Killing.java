package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.effect.StopMoment;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pass that kills the server in the longest statement of each script. */
final class Killing {

  private final Interruptions interruptions;
  private final ScratchDatabase start;

  /**
   * @param interruptions that kill the server that has the database
   * @param start as the released scripts leave it, with a few rows
   */
  Killing(Interruptions interruptions, ScratchDatabase start) {
    this.interruptions = interruptions;
    this.start = start;
  }

  /** Returns the longest of the statements, as far as they were seen. */
  static List<StatementId> longest(
      List<StatementId> statements, Map<StatementId, Observation> observations) {
    return statements.stream()
        .max(
            Comparator.comparingDouble(
                id ->
                    Optional.ofNullable(observations.get(id)).map(Observation::millis).orElse(0.0)))
        .stream()
        .toList();
  }

  /**
   * Returns how each script recovered; what a stop has shown already that left the server alone is
   * not said again.
   */
  Map<StatementId, List<Interrupted>> kills(
      List<Script> released,
      List<Script> pending,
      Map<StatementId, Observation> observations,
      List<String> remarks)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    Map<StatementId, List<Interrupted>> kills = interruptions.of(start, released, pending);
    remarks.add(remark(kills, stopwatch));
    if (interruptions.late()) {
      remarks.add("The server was not killed in every script: time ran out");
    }
    Map<StatementId, List<Interrupted>> news = new LinkedHashMap<>();
    kills.forEach(
        (id, hows) ->
            news.put(
                id,
                hows.stream()
                    .filter(how -> !isKnown(how, Optional.ofNullable(observations.get(id))))
                    .toList()));
    return news;
  }

  private static boolean isKnown(Interrupted how, Optional<Observation> seen) {
    return how.recovery() != Recovery.COMPLETE
        && seen.stream()
            .flatMap(one -> one.effects().stream())
            .filter(Interrupted.class::isInstance)
            .map(Interrupted.class::cast)
            .anyMatch(
                stop -> stop.recovery() == how.recovery() && stop.moment() != StopMoment.NEVER);
  }

  private static String remark(Map<StatementId, List<Interrupted>> kills, Stopwatch stopwatch) {
    List<Interrupted> all = kills.values().stream().flatMap(List::stream).toList();
    long recovered = all.stream().filter(how -> how.recovery() == Recovery.COMPLETE).count();
    return String.format(
        Locale.ROOT,
        "Server killed %s: %s recovered (%.1f s)",
        all.size() == 1 ? "once" : all.size() + " times",
        recovered == all.size() ? "all" : Long.toString(recovered),
        stopwatch.seconds());
  }
}
