package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rehearsal saw of one statement on a real server.
 *
 * @param effects only of {@linkplain Effect#observable() observable} kinds; locks and waits carry
 *     their hold
 * @param exact whether everything was seen; false where locks were sampled, so that what was not
 *     seen may still have been there
 * @param startedMillis since the first pending statement began, the observer's own pauses left out;
 *     empty where nobody looked at the clock
 * @param millis the statement's own run time
 * @param toll how much of that the machine worked for it, and how much it did not
 * @param walBytes write-ahead log that replicas must replay
 * @param rows in each table it locked or wrote, just before it ran
 * @param alreadyHeld the strongest lock that its transaction held on each table before it: nobody
 *     can see whether the statement asked for one that is no stronger, so that its absence from the
 *     effects refutes nothing
 */
public record Observation(
    List<Effect> effects,
    boolean exact,
    OptionalDouble startedMillis,
    double millis,
    Toll toll,
    long walBytes,
    Map<Table, Long> rows,
    Map<Table, LockMode> alreadyHeld) {
  public Observation {
    effects = List.copyOf(effects);
    rows = Map.copyOf(rows);
    alreadyHeld = Map.copyOf(alreadyHeld);
  }

  /** Returns the same, with what was found out of the statement later. */
  public Observation with(List<? extends Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return withEffects(all);
  }

  /** Returns the same, with more known of its effects. */
  public Observation withEffects(List<Effect> known) {
    return new Observation(known, exact, startedMillis, millis, toll, walBytes, rows, alreadyHeld);
  }

  /** Returns how long it would have run on a machine with nothing else to do. */
  public double undisturbedMillis() {
    return toll.takenOff(millis);
  }

  /** Returns what it wrote into the log; nothing where that is known among its effects already. */
  Optional<Effect> logged() {
    return walBytes > 0 && effects.stream().noneMatch(Effect.Logs.class::isInstance)
        ? Optional.of(new Effect.Logs(walBytes, Optional.empty()))
        : Optional.empty();
  }

  /** As seen where nothing was locked before. */
  public Observation(
      List<Effect> effects, boolean exact, double millis, long walBytes, Map<Table, Long> rows) {
    this(effects, exact, millis, walBytes, rows, Map.of());
  }

  /** As seen by somebody who does not look when it began. */
  public Observation(
      List<Effect> effects,
      boolean exact,
      double millis,
      long walBytes,
      Map<Table, Long> rows,
      Map<Table, LockMode> alreadyHeld) {
    this(effects, exact, OptionalDouble.empty(), millis, Toll.NONE, walBytes, rows, alreadyHeld);
  }
}
