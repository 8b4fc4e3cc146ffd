package dev.lockkeeper.rehearsal;

import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsal does beyond the exact pass.
 *
 * @param stops how many times at most each pending script is stopped and run again; 0 for never
 * @param release files with the statements that the running release sends; none where they are not
 *     known
 * @param felt whether the scripts run once more, beside readers and writers
 * @param longTransaction how long a transaction that has read the tables stands in their way; zero
 *     for none
 * @param replayRate what production's replicas replay in a second; empty where there are none, so
 *     that none is attached
 */
public record Passes(
    int stops,
    List<Script> release,
    boolean felt,
    Duration longTransaction,
    Optional<ByteCount> replayRate) {

  /** The exact pass alone. */
  public static final Passes EXACT = new Passes(0, List.of(), false, Duration.ZERO);

  /** Without a replica. */
  public Passes(int stops, List<Script> release, boolean felt, Duration longTransaction) {
    this(stops, release, felt, longTransaction, Optional.empty());
  }

  public Passes {
    release = List.copyOf(release);
  }
}
