package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Unknown;
import dev.lockkeeper.evidence.Evidence;
import java.util.stream.Stream;

@HazardInfo(
    id = "statement-not-understood",
    summary = "Statement that nobody here can read",
    danger = "what it locks, rewrites or destroys cannot be said",
    remedy = "write it in a form that can be read, or allow it after reading it yourself")
final class StatementNotUnderstood extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Unknown.class)
        .map(unread -> Danger.of("nobody here can read this statement: " + unread.because()));
  }
}
