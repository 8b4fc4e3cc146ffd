package dev.lockkeeper.rehearsal;

import java.time.Duration;

/**
 * On what a rehearsal builds, and how long it may last.
 *
 * @param beginning that the released scripts build on
 * @param longestStatement after which a statement is stopped, and nothing can be judged
 */
public record Terms(Beginning beginning, Duration longestStatement) {

  /** Scripts that make everything themselves, in ten minutes a statement. */
  public static final Terms DEFAULT = new Terms(Beginning.EMPTY, Duration.ofMinutes(10));
}
