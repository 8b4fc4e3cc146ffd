package dev.lockkeeper.finding;

import java.util.Locale;
import java.util.Optional;

/** From which severity on a finding refuses the build. */
public enum FailOn {
  ERROR(Optional.of(Severity.ERROR)),
  WARNING(Optional.of(Severity.WARNING)),
  NEVER(Optional.empty());

  private final Optional<Severity> severity;

  FailOn(Optional<Severity> severity) {
    this.severity = severity;
  }

  /** Returns the mildest severity that refuses, or nothing where none does. */
  public Optional<Severity> severity() {
    return severity;
  }

  /** Returns the word of the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
