package dev.lockkeeper.rehearsal;

import java.time.Duration;

/**
 * On what a rehearsal builds, how long it may last, and how far it goes.
 *
 * @param beginning that the released scripts build on
 * @param longestStatement after which a statement is stopped, and nothing can be judged
 * @param passes what is done beyond the exact pass
 */
public record Terms(Beginning beginning, Duration longestStatement, Passes passes) {

  /** Scripts that make everything themselves, in ten minutes a statement, measured only. */
  public static final Terms DEFAULT =
      new Terms(Beginning.EMPTY, Duration.ofMinutes(10), Passes.EXACT);

  /** Returns the same with other passes. */
  public Terms with(Passes others) {
    return new Terms(beginning, longestStatement, others);
  }
}
