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

  /** Returns what the same gate said of both, and how long that took in all. */
  public Gate plus(Gate other) {
    return new Gate(name, outcome.or(other.outcome), took.plus(other.took));
  }

  /** What a gate says, the gravest last. */
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

    /** Returns the graver of the two. */
    public Outcome or(Outcome other) {
      return compareTo(other) < 0 ? other : this;
    }
  }
}
