package dev.lockkeeper.script;

import java.util.Optional;

/**
 * What a script's runner was told of it, beside what its statements demand.
 *
 * @param inTransaction whether it runs in one transaction; absent where the runner goes by the
 *     statements
 * @param ofFlyway whether it is written for Flyway; any other has to be translated to be rehearsed
 */
public record Execution(Optional<Boolean> inTransaction, boolean ofFlyway) {

  /** Nothing was said. */
  public static final Execution BY_STATEMENTS = new Execution(Optional.empty(), true);

  /** Flyway was told, in a file beside the script. */
  public static Execution ofFlyway(Optional<Boolean> inTransaction) {
    return new Execution(inTransaction, true);
  }

  /** Another runner runs the script. */
  public static Execution elsewhere(boolean inTransaction) {
    return new Execution(Optional.of(inTransaction), false);
  }
}
