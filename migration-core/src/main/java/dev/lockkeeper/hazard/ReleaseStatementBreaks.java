package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.BreaksStatement;
import dev.lockkeeper.evidence.Evidence;
import java.util.stream.Stream;

@HazardInfo(
    id = "release-statement-breaks",
    summary = "Statement of the running release that the server refuses afterwards",
    danger = "the running release gets this error from the moment of COMMIT on",
    remedy =
        "expand first and contract later: leave what it asks for in place until no release that"
            + " sends it is running",
    observedOnly = true,
    asksFor = BreaksStatement.class)
final class ReleaseStatementBreaks extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(BreaksStatement.class)
        .map(
            broken ->
                Danger.of(
                    "the running release sends a statement (%s) that the server refuses after this one: %s"
                        .formatted(broken.statement(), broken.error())));
  }
}
