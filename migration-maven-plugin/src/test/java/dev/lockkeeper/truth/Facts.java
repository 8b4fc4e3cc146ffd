package dev.lockkeeper.truth;

import dev.lockkeeper.effect.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a statement does, as far as a server shows it; predicted and observed the same type.
 *
 * @param locks the strongest mode on each table, view and sequence that was there before
 * @param rewrites tables with new storage
 * @param rebuilt indexes with new storage that were there before
 * @param scans tables whose rows were read
 * @param inTransaction whether it is permitted in a transaction block
 */
record Facts(
    SortedMap<String, String> locks,
    SortedSet<String> rewrites,
    SortedSet<String> rebuilt,
    SortedSet<String> scans,
    boolean inTransaction) {

  static Facts of(
      Map<String, String> locks,
      Set<String> rewrites,
      Set<String> rebuilt,
      Set<String> scans,
      boolean inTransaction) {
    return new Facts(
        new TreeMap<>(locks),
        new TreeSet<>(rewrites),
        new TreeSet<>(rebuilt),
        new TreeSet<>(scans),
        inTransaction);
  }

  /** The facts of a prediction, on what is there before. */
  static Facts predicted(List<Effect> effects, Relations before) {
    Set<String> relations = before.names();
    Set<String> indexes = before.indexes();
    Facts facts = of(Map.of(), Set.of(), Set.of(), Set.of(), true);
    boolean inTransaction = true;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Locks lock && relations.contains(lock.table().toString())) {
        facts.locks.put(lock.table().toString(), lock.mode().nativeName());
      } else if (effect instanceof Effect.Rewrites rewrite) {
        facts.rewrites.add(rewrite.table().toString());
      } else if (effect instanceof Effect.RebuildsIndex rebuild) {
        facts.rebuilt.add(rebuild.table().sibling(rebuild.index()).toString());
        // one that the same statement makes is built once, and was not there
        facts.rebuilt.retainAll(indexes);
      } else if (effect instanceof Effect.Scans scan
          && relations.contains(scan.table().toString())) {
        facts.scans.add(scan.table().toString());
      } else if (effect instanceof Effect.ForbidsTransaction) {
        inTransaction = false;
      }
    }
    return new Facts(facts.locks, facts.rewrites, facts.rebuilt, facts.scans, inTransaction);
  }

  /** Returns whether the server may do that and less, where the rows decide what it is. */
  boolean reaches(Facts observed) {
    boolean locked =
        observed.locks().entrySet().stream()
            .allMatch(
                lock ->
                    locks.containsKey(lock.getKey())
                        && Witness.stronger(locks.get(lock.getKey()), lock.getValue())
                            .equals(locks.get(lock.getKey())));
    return locked
        && scans.containsAll(observed.scans())
        && new Facts(observed.locks(), rewrites, rebuilt, observed.scans(), inTransaction)
            .equals(observed);
  }

  Facts withoutScans() {
    return new Facts(locks, rewrites, rebuilt, new TreeSet<>(), inTransaction);
  }

  @Override
  public String toString() {
    return "locks %s%nrewrites %s%nrebuilt %s%nscans %s%nin transaction %s"
        .formatted(locks, rewrites, rebuilt, scans, inTransaction);
  }
}
