package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pass that stops scripts: on a copy of its own, with a few rows. */
final class Recovering {

  /** Enough to see that rows are written twice. */
  private static final long ROWS = 50;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Interruptions interruptions;
  private final ScratchDatabase start;

  /**
   * @param start as the released scripts leave it, without rows; it ends with this pass
   */
  Recovering(Interruptions interruptions, ScratchDatabase start) {
    this.interruptions = interruptions;
    this.start = start;
  }

  /** Gives the tables a few rows; those that shall have none have none here either. */
  void fill(Set<Table> touched, Demands demands, Sizes sizes) throws CheckImpossibleException {
    Map<Table, Long> empty =
        sizes.byTable().entrySet().stream()
            .filter(size -> size.getValue() == 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    new Filler(start.dataSource(), ROWS, ROWS, empty, progress -> {}).fill(touched, demands);
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
        "Stopped and run again %d times: %s recovered (%.1f s)",
        all.size(),
        recovered == all.size() ? "all" : Long.toString(recovered),
        seconds);
  }
}
