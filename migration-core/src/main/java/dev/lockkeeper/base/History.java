package dev.lockkeeper.base;

import dev.lockkeeper.base.Breach.TakenTwice;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * Returns where it breaks with what databases already hold, as far as the base can say, and where
   * its versions do not fit to each other.
   */
  public List<Breach> breaches() {
    Numbering numbering = new Numbering(scripts, base);
    List<TakenTwice> twice = numbering.takenTwice();
    Set<Script> second = twice.stream().map(TakenTwice::script).collect(Collectors.toSet());
    List<Script> first = scripts.stream().filter(script -> !second.contains(script)).toList();
    List<Breach> breaches = new ArrayList<>(base.released().breaches(first));
    breaches.addAll(twice);
    numbering.onTarget().stream()
        .filter(breach -> breaches.stream().noneMatch(known -> same(known, breach)))
        .forEach(breaches::add);
    numbering.leftOut().ifPresent(breaches::add);
    return breaches;
  }

  private static boolean same(Breach one, Breach other) {
    return one.getClass() == other.getClass() && one.script().equals(other.script());
  }

  /**
   * Refuses a history of which a runner would do nothing.
   *
   * @throws CheckImpossibleException where two scripts have one version
   */
  public void requireDistinct() throws CheckImpossibleException {
    Optional<TakenTwice> found = new Numbering(scripts, base).takenTwice().stream().findFirst();
    if (found.isPresent()) {
      TakenTwice twice = found.get();
      String name = twice.script().version().map(v -> "version " + v).orElse("one description");
      throw new CheckImpossibleException(
          "%s and %s both have %s, which Flyway refuses"
              .formatted(twice.other().path(), twice.script().path(), name),
          "Give one of them a version of its own");
    }
  }
}
