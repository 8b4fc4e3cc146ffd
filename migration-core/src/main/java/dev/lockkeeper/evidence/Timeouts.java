package dev.lockkeeper.evidence;

import dev.lockkeeper.script.Dialect;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a statement waits before it gives up.
 *
 * @param settings in force when it begins
 * @param dialect the SQL that it is written in
 * @param runner how it reaches the server
 */
public record Timeouts(SessionSettings settings, Dialect dialect, RunnerModel runner) {

  /**
   * Returns the longest that it waits for anything under that setting ({@code lock_timeout}, {@code
   * statement_timeout}, …): nothing where it waits for ever, or where the setting is not known.
   */
  public Optional<Duration> of(String setting) {
    return settings
        .value(setting)
        .flatMap(SessionSettings.Value::text)
        .flatMap(text -> Timeout.parse(text, dialect))
        .filter(limit -> !limit.isZero());
  }

  /** Returns the longest that it waits for a table's lock, as {@link #of} does. */
  public Optional<Duration> ofLocks() {
    return of(lockSetting());
  }

  /** Returns what the session was told about waiting for a table's lock, if anything. */
  public Optional<SessionSettings.Value> toldOfLocks() {
    return settings.value(lockSetting());
  }

  /** Returns how long a table's lock is waited for where nobody has set a limit, in words. */
  public String longestLockWait() {
    return dialect == Dialect.MYSQL ? "for up to a year" : "without limit";
  }

  /**
   * Returns whether a wait for a table's lock ends by itself: by a setting, by the runner, or by
   * one whose value is not known.
   */
  public boolean endLockWaits() {
    boolean unknown = toldOfLocks().filter(value -> value.text().isEmpty()).isPresent();
    return unknown || runner.setsLockTimeout() || ofLocks().isPresent();
  }

  private String lockSetting() {
    return dialect == Dialect.MYSQL ? "lock_wait_timeout" : "lock_timeout";
  }
}
