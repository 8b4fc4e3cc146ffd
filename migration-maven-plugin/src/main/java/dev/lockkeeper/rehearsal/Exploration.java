package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.release.OldRelease;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.StatementId;
import java.util.Optional;
import java.util.Set;

/**
 * What the pending scripts do where there are no rows, or few.
 *
 * @param touched tables that were there before them
 * @param loose statements that may have freed their locks before anybody can look
 * @param demands what they ask of rows
 * @param release what they break of the running release
 * @param failure where they end, unless they come to their end
 * @param compared what was predicted, and what was seen
 */
record Exploration(
    Set<Table> touched,
    Set<StatementId> loose,
    Demands demands,
    OldRelease release,
    Optional<ScriptFailedException> failure,
    Compared compared) {

  /** Returns whether another one came to its end, or ended elsewhere. */
  boolean endsElsewhereThan(Exploration other) {
    return !failure
        .map(ScriptFailedException::statement)
        .equals(other.failure.map(ScriptFailedException::statement));
  }
}
