package dev.lockkeeper.report;

import java.time.Duration;

/**
 * One gate that was passed, or not, in this run.
 *
 * @param name {@code lint}, {@code rehearse}, …
 * @param outcome what it said
 * @param took its time
 */
public record Gate(String name, Outcome outcome, Duration took) {

  /** What a gate says. */
  public enum Outcome {
    PASSED("passed"),
    REFUSED("refused"),
    IMPOSSIBLE("impossible");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** Returns the word of the report. */
    public String word() {
      return word;
    }
  }
}
