package dev.lockkeeper;

import dev.lockkeeper.evidence.RunnerModel;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import java.util.List;
import java.util.Optional;

/**
 * How production's runner is configured, as far as it decides what is found.
 *
 * @param defaultSchema where names without a schema belong
 * @param mixed whether it takes scripts of which only a part runs in a transaction
 * @param outOfOrder whether it applies a script that sorts before one it has applied
 * @param group whether all pending scripts share one transaction
 * @param setsLockTimeout whether it limits by itself how long a lock is waited for
 * @param initSql run on every connection; may be empty
 */
public record Runner(
    String defaultSchema,
    boolean mixed,
    boolean outOfOrder,
    boolean group,
    boolean setsLockTimeout,
    String initSql) {

  /** Flyway without any configuration. */
  public static final Runner DEFAULT = new Runner(OperationReader.DEFAULT_SCHEMA, false, false);

  /** A runner with one transaction for each script and connections as the server makes them. */
  public Runner(String defaultSchema, boolean mixed, boolean outOfOrder) {
    this(defaultSchema, mixed, outOfOrder, false, false, "");
  }

  /** Returns what it does around the scripts. */
  RunnerModel model() {
    Script script =
        new Script("initSql", Optional.empty(), "initSql", ScriptKind.CALLBACK, 0, initSql);
    try (OperationReader reader = new OperationReader(defaultSchema)) {
      List<Operation> onConnect =
          StatementSplitter.split(script).stream()
              .flatMap(statement -> reader.read(statement).stream())
              .toList();
      return new RunnerModel(group, mixed, setsLockTimeout, onConnect);
    }
  }
}
