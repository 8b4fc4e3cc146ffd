package dev.lockkeeper.base;

import dev.lockkeeper.base.Breach.TakenTwice;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
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

  /**
   * Refuses a snapshot that has what the base calls pending: nobody would judge it. Without a base
   * every script is pending, and the snapshot alone says what is not.
   *
   * @throws CheckImpossibleException where a pending script is in it
   */
  public void requireOpen() throws CheckImpossibleException {
    Optional<Script> hidden =
        base.kind() == Base.Kind.NONE
            ? Optional.empty()
            : scripts.stream().filter(this::hidden).findFirst();
    if (hidden.isPresent()) {
      Snapshot known = snapshot.orElseThrow();
      throw new CheckImpossibleException(
          "%s is pending (base: %s), and the snapshot %s has version %s already, so that nothing would judge it"
              .formatted(hidden.get().path(), base.shown(), known.dump(), known.upTo()),
          "Give it a later version, or name with migration.base what production has, or a snapshot of an earlier version");
    }
  }

  /** A baseline script is for databases that begin with it, and never runs here. */
  private boolean hidden(Script script) {
    return script.kind() != ScriptKind.BASELINE && base.pending(script) && covered(script);
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
