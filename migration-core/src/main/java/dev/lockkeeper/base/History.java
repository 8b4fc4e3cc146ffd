package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import java.util.List;
import java.util.Optional;

/**
 * One sequence of scripts for one database.
 *
 * @param id names it among several of a module
 * @param scripts in the order in which they run; those that never run forward come last
 * @param base what of it is released
 * @param snapshot on which the scripts build; absent where they make everything themselves
 */
public record History(String id, List<Script> scripts, Base base, Optional<Snapshot> snapshot) {
  public History {
    scripts = List.copyOf(scripts);
  }

  /** Makes one whose scripts make everything themselves. */
  public History(String id, List<Script> scripts, Base base) {
    this(id, scripts, base, Optional.empty());
  }

  /** Returns whether the script is still to be applied. */
  public boolean pending(Script script) {
    return base.pending(script) && !covered(script);
  }

  /** Returns whether the snapshot stands for what the script does. */
  public boolean covered(Script script) {
    return snapshot.filter(known -> known.covers(script)).isPresent();
  }

  /** Returns the scripts that are still to be applied, in order. */
  public List<Script> pending() {
    return scripts.stream().filter(this::pending).toList();
  }

  /** Returns where it breaks with what databases already hold, as far as the base can say. */
  public List<Breach> breaches() {
    return base.released().breaches(scripts);
  }
}
