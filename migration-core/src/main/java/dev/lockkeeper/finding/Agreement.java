package dev.lockkeeper.finding;

import java.util.Locale;

/** What observation says of a prediction. */
public enum Agreement {
  /** Predicted, and seen on a real server. */
  CONFIRMED,
  /** Predicted, but the lock, rewrite or scan did not happen. */
  REFUTED,
  /** Seen, though nobody predicted it. */
  OBSERVED_ONLY,
  /** Predicted, and not a thing that was, or can be, observed. */
  NOT_OBSERVED;

  /** Returns the word of the report. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether a real server was seen doing it. */
  public boolean observed() {
    return this == CONFIRMED || this == OBSERVED_ONLY;
  }
}
