package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.release.OldRelease;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pending scripts where there are no rows. */
final class DryRun {

  private final FlywayConfiguration flyway;
  private final OldRelease release;
  private final Demands demands;
  private final Unobserved unobserved;
  private final String serverVersion;

  /** What they do there. */
  record Exploration(
      Set<Table> touched, Optional<ScriptFailedException> failure, Compared compared) {}

  /**
   * @param release whose statements are asked of the server meanwhile
   * @param demands is told what they will demand of rows
   * @param unobserved what is not run at all
   */
  DryRun(
      FlywayConfiguration flyway,
      OldRelease release,
      Demands demands,
      Unobserved unobserved,
      String serverVersion) {
    this.flyway = flyway;
    this.release = release;
    this.demands = demands;
    this.unobserved = unobserved;
    this.serverVersion = serverVersion;
  }

  /**
   * Applies them.
   *
   * @param empty as the released scripts leave it
   * @param accepted pending scripts
   * @param all scripts that the database shall have had
   */
  Exploration on(
      ScratchDatabase empty, Attempt attempt, List<Script> accepted, List<Script> all)
      throws SQLException, CheckImpossibleException {
    try (Explorer explorer =
        new Explorer(
            new PendingStatements(accepted),
            demands,
            new Trace(flyway.defaultSchema()),
            release,
            empty.connect(),
            flyway.table())) {
      Optional<ScriptFailedException> failure = attempt.apply(all, explorer);
      return new Exploration(explorer.touched(), failure, compared(explorer.trace(), failure));
    }
  }

  private Compared compared(Trace trace, Optional<ScriptFailedException> failure) {
    Map<StatementId, List<Difference>> differences = trace.differences();
    Unobserved unseen = unobserved.copy();
    failure.ifPresent(unseen::endedBy);
    return new Compared(
        differences, failure, unseen.reasons(differences.keySet()), serverVersion, trace.took());
  }
}
