package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.SwallowErrors;
import java.util.stream.Stream;

/**
 * A warning, because nobody sees whether anything will fail. A handler that names what it expects
 * is how a block is made to run twice.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/plpgsql-control-structures.html#PLPGSQL-ERROR-TRAPPING">Trapping
 *     Errors</a>
 */
@HazardInfo(
    id = "errors-swallowed",
    severity = Severity.WARNING,
    summary = "Handler that passes over every failure of a change",
    danger =
        "where the change fails, be it for a lock it did not get, it is undone, the script counts as"
            + " applied, and a later script or the release misses it",
    remedy =
        "ask with IF NOT EXISTS, or name what the handler expects (WHEN duplicate_column, WHEN"
            + " duplicate_object), and let everything else fail",
    asksFor = SwallowErrors.class)
final class ErrorsSwallowed extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(SwallowErrors.class)
        .map(swallow -> "WHEN %s%s".formatted(swallow.condition(), place(swallow)))
        .distinct()
        .map(
            handler ->
                Danger.of(
                    "%s passes over a failure: what it guards is undone then, and the script counts"
                            .formatted(handler)
                        + " as applied"));
  }

  private static String place(SwallowErrors swallow) {
    return swallow.at().map(spot -> " in line " + spot.line()).orElse(" in a routine");
  }
}
