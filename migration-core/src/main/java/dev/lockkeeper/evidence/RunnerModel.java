package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.List;

/**
 * How pending scripts reach the server: what their runner does around them.
 *
 * @param group whether all pending scripts share one transaction, where none of them forbids it
 * @param mixed whether a script may have statements inside and outside a transaction, and then runs
 *     without one
 * @param setsLockTimeout whether the runner itself limits how long a lock is waited for
 * @param onConnect what runs on every connection before the first script
 * @see <a href="https://documentation.red-gate.com/fd/migrations-184127470.html">Flyway:
 *     transactions</a>
 */
public record RunnerModel(
    boolean group, boolean mixed, boolean setsLockTimeout, List<Operation> onConnect) {

  /** Flyway without any configuration. */
  public static final RunnerModel DEFAULT = new RunnerModel(false, false, false, List.of());

  public RunnerModel {
    onConnect = List.copyOf(onConnect);
  }

  /** Returns the session's settings before the first script. */
  SessionSettings atConnect() {
    SessionSettings settings = SessionSettings.NONE;
    for (Operation operation : onConnect) {
      if (operation instanceof SetSetting set) {
        settings = settings.after(set, "", false);
      }
    }
    return settings;
  }
}
