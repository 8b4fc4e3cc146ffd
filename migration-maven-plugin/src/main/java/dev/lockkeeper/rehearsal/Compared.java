package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.script.StatementId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema before the pending scripts held against the one after them.
 *
 * @param differences what the running release would miss, by the statement that took it away; there
 *     is an entry for each statement that ran
 * @param failure of the statement that ended the run, where one did
 * @param unseen why each other pending statement did not run: never a pass
 * @param serverVersion as the server says it, for instance {@code 17.2}
 * @param took what was spent on reading and comparing
 */
public record Compared(
    Map<StatementId, List<Difference>> differences,
    Optional<ScriptFailedException> failure,
    Map<StatementId, String> unseen,
    String serverVersion,
    Duration took) {
  public Compared {
    differences = Map.copyOf(differences);
    unseen = Map.copyOf(unseen);
  }

  /** Puts together what a run has shown that has ended. */
  public static Compared of(
      Trace trace,
      Optional<ScriptFailedException> failure,
      Unobserved unobserved,
      String serverVersion) {
    Map<StatementId, List<Difference>> differences = trace.differences();
    Unobserved unseen = unobserved.copy();
    failure.ifPresent(unseen::endedBy);
    return new Compared(
        differences, failure, unseen.reasons(differences.keySet()), serverVersion, trace.took());
  }

  /** Returns the comparison as something that can be judged alone. */
  public Observations observations() {
    return new Observations(
        Observations.Kind.COMPARISON,
        failure.map(failed -> Map.of(failed.statement(), fails(failed))).orElse(Map.of()),
        unseen,
        differences);
  }

  private static Observation fails(ScriptFailedException failed) {
    return new Observation(
        List.of(new Effect.Fails(failed.error().toString())), true, 0, 0, Map.of());
  }
}
