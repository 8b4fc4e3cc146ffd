package dev.lockkeeper.runner;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Swallows what Flyway logs: whatever matters arrives as an exception or at the listener.
 *
 * <p>Public only because Flyway makes it by its name.
 */
public final class SilentLog implements LogCreator, Log {

  @Override
  public Log createLogger(Class<?> asking) {
    return this;
  }

  @Override
  public void debug(String message) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Exception e) {}

  @Override
  public void notice(String message) {}
}
