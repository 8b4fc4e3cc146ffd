package dev.lockkeeper.finding;

import java.util.Locale;

/** How grave a finding is, mildest first. */
public enum Severity {
  INFO,
  WARNING,
  ERROR;

  /** Returns the word of the report and of the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
