package dev.lockkeeper;

import dev.lockkeeper.parse.OperationReader;

/**
 * How production's runner is configured, as far as it decides what is found.
 *
 * @param defaultSchema where names without a schema belong
 * @param mixed whether it takes scripts of which only a part runs in a transaction
 * @param outOfOrder whether it applies a script that sorts before one it has applied
 */
public record Runner(String defaultSchema, boolean mixed, boolean outOfOrder) {

  /** Flyway without any configuration. */
  public static final Runner DEFAULT = new Runner(OperationReader.DEFAULT_SCHEMA, false, false);
}
