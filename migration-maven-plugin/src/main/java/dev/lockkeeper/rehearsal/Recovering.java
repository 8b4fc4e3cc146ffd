package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pass that stops scripts: on a copy of its own, with a few rows. */
final class Recovering {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Interruptions interruptions;
  private final ScratchDatabase start;

  /**
   * @param start as the released scripts leave it, with a few rows; it ends with this pass
   */
  Recovering(Interruptions interruptions, ScratchDatabase start) {
    this.interruptions = interruptions;
    this.start = start;
  }

  /** Returns how the database recovered from each stop, by the statement at which it was. */
  Map<StatementId, List<Interrupted>> stops(
      List<Script> released, List<Script> pending, List<String> remarks)
      throws CheckImpossibleException, SQLException {
    long begun = System.nanoTime();
    Map<StatementId, List<Interrupted>> stops = interruptions.of(start, released, pending);
    remarks.add(remark(stops, (System.nanoTime() - begun) / NANOS_PER_SECOND));
    if (interruptions.late()) {
      remarks.add("Some scripts were not stopped at every statement: time ran out");
    }
    return stops;
  }

  private static String remark(Map<StatementId, List<Interrupted>> stops, double seconds) {
    List<Interrupted> all = stops.values().stream().flatMap(List::stream).toList();
    long recovered = all.stream().filter(how -> how.recovery() == Recovery.COMPLETE).count();
    return String.format(
        Locale.ROOT,
        "Stopped and run again %s: %s recovered (%.1f s)",
        all.size() == 1 ? "once" : all.size() + " times",
        recovered == all.size() ? "all" : Long.toString(recovered),
        seconds);
  }
}
