package dev.lockkeeper.rehearsal;

import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A run that may end at what the server refuses of a script, though not for the machine's sake. */
record Attempt(FlywayRunner runner) {

  /** Returns where it ended; nothing where it came to its end. */
  Optional<ScriptFailedException> apply(List<Script> scripts, ScriptListener listener)
      throws CheckImpossibleException {
    try {
      runner.apply(scripts, listener);
      return Optional.empty();
    } catch (ScriptFailedException e) {
      if (e.error().isOfMachine()) {
        throw new CheckImpossibleException(
            "The scratch server could not go on: " + e.getMessage(),
            "Free disk space and memory, or rehearse with fewer rows (migration.rows)",
            e);
      }
      return Optional.of(e);
    }
  }

  /**
   * Applies the scripts, once more each time a statement has given up waiting; what fails for
   * another reason is named by the run that is in nobody's way.
   *
   * @param gaveUp says of the last failure whether it was that
   */
  void untilNothingGivesUp(List<Script> scripts, ScriptListener listener, BooleanSupplier gaveUp)
      throws CheckImpossibleException {
    boolean again = true;
    while (again) {
      try {
        runner.apply(scripts, listener);
        again = false;
      } catch (ScriptFailedException e) {
        again = gaveUp.getAsBoolean();
        if (again) {
          runner.forgetFailure(scripts);
        }
      }
    }
  }
}
