package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.release.OldRelease;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies the pending scripts to find out which tables must have rows before one can measure.
 *
 * @param runners of scripts, by the database that they are for
 */
record Exploring(
    Groundwork groundwork, Unobserved unobserved, Function<ScratchDatabase, FlywayRunner> runners) {

  /** Where each script asks for rows of its own, each time one gets further. */
  private static final int AGAIN = 3;

  /** Returns what they do where there are no rows. */
  Exploration withoutRows(Ground ground, List<Script> accepted, ServerRoles roles)
      throws SQLException, CheckImpossibleException {
    return explore(ground, accepted, roles, Set.of(), Demands.none());
  }

  /**
   * Returns what they do where the touched tables have a few, of scripts that end without any; with
   * them they may get further, and touch more.
   */
  Exploration withFewRows(
      Ground ground, List<Script> accepted, ServerRoles roles, Exploration withoutRows)
      throws SQLException, CheckImpossibleException {
    Exploration known = withoutRows;
    for (int i = 0; i < AGAIN && known.failure().isPresent(); i++) {
      Exploration next = explore(ground, accepted, roles, known.touched(), known.demands());
      if (!next.endsElsewhereThan(known)) {
        return known;
      }
      known = next;
    }
    return known;
  }

  private Exploration explore(
      Ground ground, List<Script> accepted, ServerRoles roles, Set<Table> filled, Demands met)
      throws SQLException, CheckImpossibleException {
    ScratchDatabase released = ground.released();
    ScratchDatabase copy =
        ground.servers().copyOf(released, released.name() + "_empty", ground.server());
    Terms terms = groundwork.terms();
    String schema = groundwork.flyway().defaultSchema();
    OldRelease release = new OldRelease(terms.passes().release());
    Demands demands = Demands.none();
    groundwork
        .progress()
        .now("Applying pending scripts " + (filled.isEmpty() ? "without rows" : "with few rows"));
    try {
      FewRows.give(copy, filled, met, groundwork.sizes());
      try (Explorer explorer =
          new Explorer(
              new PendingStatements(accepted),
              demands,
              new Trace(new SavepointReading(schema)),
              release,
              copy.connect(),
              groundwork.flyway().table())) {
        Optional<ScriptFailedException> failure =
            groundwork.lineup().applyPending(runners.apply(copy), accepted, explorer);
        Compared compared =
            Compared.of(explorer.trace(), failure, unobserved, ground.server().version());
        return new Exploration(
            explorer.touched(), explorer.loose(), demands, release, failure, compared);
      }
    } finally {
      copy.drop();
      roles.putAside();
    }
  }
}
