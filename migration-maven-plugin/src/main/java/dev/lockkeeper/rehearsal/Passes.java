package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.Script;
import java.util.List;

/**
 * What a rehearsal does beyond the exact pass.
 *
 * @param stops how many times at most each pending script is stopped and run again; 0 for never
 * @param release files with the statements that the running release sends; none where they are not
 *     known
 */
public record Passes(int stops, List<Script> release) {

  /** The exact pass alone. */
  public static final Passes EXACT = new Passes(0, List.of());

  public Passes {
    release = List.copyOf(release);
  }
}
