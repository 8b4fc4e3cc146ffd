package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import java.util.List;

/**
 * One sequence of scripts for one database.
 *
 * @param id names it among several of a module
 * @param scripts in the order in which they run; those that never run forward come last
 * @param base what of it is released
 */
public record History(String id, List<Script> scripts, Base base) {
  public History {
    scripts = List.copyOf(scripts);
  }

  /** Returns whether the script is still to be applied. */
  public boolean pending(Script script) {
    return base.pending(script);
  }

  /** Returns the scripts that are still to be applied, in order. */
  public List<Script> pending() {
    return scripts.stream().filter(base::pending).toList();
  }

  /** Returns where it breaks with what databases already hold, as far as the base can say. */
  public List<Breach> breaches() {
    return base.released() instanceof Released.Scripts released
        ? Breaches.of(scripts, released)
        : List.of();
  }
}
