package dev.lockkeeper.enforcer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.enforcer.rule.api.EnforcerLogger;

/** Keeps what a rule warns of. */
final class RecordedLog implements EnforcerLogger {

  private final List<String> warnings = new ArrayList<>();

  List<String> warnings() {
    return warnings;
  }

  @Override
  public void warnOrError(CharSequence message) {
    warnings.add(message.toString());
  }

  @Override
  public void warnOrError(Supplier<CharSequence> message) {
    warnOrError(message.get());
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public void debug(CharSequence message) {}

  @Override
  public void debug(Supplier<CharSequence> message) {}

  @Override
  public boolean isInfoEnabled() {
    return false;
  }

  @Override
  public void info(CharSequence message) {}

  @Override
  public void info(Supplier<CharSequence> message) {}

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public void warn(CharSequence message) {
    warnings.add(message.toString());
  }

  @Override
  public void warn(Supplier<CharSequence> message) {
    warn(message.get());
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public void error(CharSequence message) {
    warnings.add(message.toString());
  }

  @Override
  public void error(Supplier<CharSequence> message) {
    error(message.get());
  }
}
