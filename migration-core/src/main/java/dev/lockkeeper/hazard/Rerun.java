package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.ScriptKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a statement can come to run twice.
 *
 * <p>Flyway writes a versioned script's row of history in the transaction that the script runs in:
 * what ran is recorded, or undone. Outside a transaction a stopped script is run again from its
 * start, and so is one that MySQL has committed in the middle; a repeatable script runs again
 * whenever its text changes, a callback every time.
 */
final class Rerun {

  private final Evidence evidence;

  Rerun(Evidence evidence) {
    this.evidence = evidence;
  }

  private boolean happens() {
    ScriptKind kind = evidence.read().script().kind();
    return kind == ScriptKind.REPEATABLE
        || kind == ScriptKind.CALLBACK
        || !evidence.undoneOnFailure();
  }

  /** Returns when it runs again, in words. */
  String when() {
    return switch (evidence.read().script().kind()) {
      case REPEATABLE -> "whenever this script's text changes";
      case CALLBACK -> "with every migration";
      default ->
          happens() ? "after a failure further down, which undoes nothing" : "by hand or elsewhere";
    };
  }

  /**
   * Returns the dangers as grave as the situation is: where a second run can only be somebody's own
   * doing, the first of a script informs.
   */
  Stream<Danger> weighed(Stream<Danger> dangers, Predicate<Step> same) {
    List<Danger> found = dangers.toList();
    if (found.isEmpty() || happens()) {
      return found.stream();
    }
    return evidence.inScript().isFirst(same)
        ? Stream.of(found.get(0).weighing(Severity.INFO))
        : Stream.empty();
  }
}
