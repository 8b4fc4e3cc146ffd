package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.RequestWatch;
import dev.lockkeeper.rehearsal.request.Requests;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pass that makes statements wait for each lock they ask for, those that have freed them before
 * anybody can look: on copies with a few rows.
 */
final class HoldingUp {

  /** What nobody thought of gets a session of its own the next time. */
  private static final int ROUNDS = 4;

  private final Means means;

  HoldingUp(Means means) {
    this.means = means;
  }

  /**
   * Returns what the statements asked for.
   *
   * @param start with a few rows, as the released scripts leave it
   * @param touched tables that they name
   */
  Requests requests(
      ScratchDatabase start, List<Script> all, Set<StatementId> statements, Set<Table> touched)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    Set<Table> singled = new TreeSet<>(touched);
    Optional<RequestWatch> last = Optional.empty();
    for (int i = 0; i < ROUNDS && last.map(w -> !w.crowded().isEmpty()).orElse(true); i++) {
      last.ifPresent(watch -> singled.addAll(watch.crowded()));
      last = Optional.of(round(means.freshCopy(start, "_held"), all, statements, singled));
    }
    Requests requests = last.orElseThrow().requests();
    means
        .remarks()
        .add(
            String.format(
                Locale.ROOT,
                "Made to wait for each lock, since they free it before anybody can look: %d of %d"
                    + " statements (%.1f s)",
                requests.byStatement().size(),
                statements.size(),
                stopwatch.seconds()));
    return requests;
  }

  private RequestWatch round(
      ScratchDatabase copy, List<Script> all, Set<StatementId> statements, Set<Table> singled)
      throws CheckImpossibleException, SQLException {
    try {
      RequestWatch watch =
          RequestWatch.on(
              copy, statements, singled, means.flyway().defaultSchema(), means.flyway().table());
      try (watch) {
        new Attempt(means.runner(copy)).untilNothingGivesUp(all, watch, watch::gaveUp);
      }
      return watch;
    } finally {
      copy.drop();
    }
  }
}
