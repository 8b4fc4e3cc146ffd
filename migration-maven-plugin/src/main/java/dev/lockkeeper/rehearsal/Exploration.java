package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptFailedException;
import java.util.Optional;
import java.util.Set;

/**
 * What the pending scripts do where there are no rows.
 *
 * @param touched tables that were there before them
 * @param failure where they end, unless they come to their end
 */
record Exploration(
    Set<Table> touched, Optional<ScriptFailedException> failure, Compared compared) {}
