package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.util.List;

/**
 * What a rehearsal does beyond the exact pass.
 *
 * @param stops how many times at most each pending script is stopped and run again; 0 for never
 * @param release files with the statements that the running release sends; none where they are not
 *     known
 * @param felt whether the scripts run once more, beside readers and writers
 * @param longTransaction how long a transaction that has read the tables stands in their way; zero
 *     for none
 */
public record Passes(int stops, List<Script> release, boolean felt, Duration longTransaction) {

  /** The exact pass alone. */
  public static final Passes EXACT = new Passes(0, List.of(), false, Duration.ZERO);

  public Passes {
    release = List.copyOf(release);
  }
}
