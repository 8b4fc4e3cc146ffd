package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.effect.Effect.Scans;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts observation in the place of prediction, fact by fact.
 *
 * <p>What only a person can know (data lost) stands as predicted. A lock that an earlier statement
 * of the transaction already held is not taken again, so its absence refutes nothing; nor does the
 * absence of what was only sampled. Work under such a lock is seen at the statement that works and
 * belongs to the one that took the lock, where it is seen as well.
 */
public final class Overruling {

  private final List<Effect> predicted;
  private final Observation seen;

  private Overruling(List<Effect> predicted, Observation seen) {
    this.predicted = predicted;
    this.seen = seen;
  }

  /** Returns what is known of a statement after it was rehearsed. */
  public static List<Effect> known(List<Effect> predicted, Observation seen) {
    List<Effect> known = new ArrayList<>(seenOf(predicted, seen));
    predicted.stream().filter(effect -> !effect.observable()).forEach(known::add);
    return known;
  }

  /** Returns only what was seen, with those predictions that the observer could not have seen. */
  public static List<Effect> seenOf(List<Effect> predicted, Observation seen) {
    Overruling overruling = new Overruling(predicted, seen);
    List<Effect> facts = new ArrayList<>();
    seen.effects().stream().filter(effect -> !overruling.isInherited(effect)).forEach(facts::add);
    seen.logged().ifPresent(facts::add);
    predicted.stream()
        .filter(Effect::observable)
        .flatMap(effect -> overruling.standing(effect).stream())
        .forEach(facts::add);
    return facts;
  }

  /**
   * Returns the effects but for breaks that the schemas of before and after do not show: a later
   * statement has put back what the running release asks for.
   */
  public static List<Effect> compared(List<Effect> effects, List<Difference> differences) {
    return effects.stream()
        .filter(effect -> !(effect instanceof Breaks breaks) || shows(differences, breaks.table()))
        .toList();
  }

  private static boolean shows(List<Difference> differences, Table table) {
    return differences.stream().anyMatch(difference -> difference.table().equals(table));
  }

  private Optional<Effect> standing(Effect predicted) {
    if (predicted instanceof Locks lock) {
      return Optional.<Effect>of(lock).filter(any -> maskedBefore(lock.table()));
    }
    if (predicted instanceof Blocks wait && maskedBefore(wait.table()) && !isSeen(wait)) {
      HowLong howLong = worked(wait.table()) ? wait.howLong() : HowLong.INSTANT;
      return Optional.of(new Blocks(wait.table(), wait.traffic(), howLong));
    }
    return Optional.empty();
  }

  private boolean maskedBefore(Table table) {
    return seen.alreadyHeld().containsKey(table)
        && (isInherited(table)
            || seen.effects().stream()
                .noneMatch(effect -> effect instanceof Locks lock && lock.table().equals(table)));
  }

  private boolean isInherited(Effect effect) {
    return (effect instanceof Locks lock && isInherited(lock.table()))
        || (effect instanceof Blocks wait
            && isInherited(wait.table())
            && predicted.stream().noneMatch(own -> isSameWait(own, wait)));
  }

  private boolean isSeen(Blocks predicted) {
    return seen.effects().stream().anyMatch(effect -> isSameWait(effect, predicted));
  }

  private static boolean isSameWait(Effect effect, Blocks wait) {
    return effect instanceof Blocks other
        && other.table().equals(wait.table())
        && other.traffic() == wait.traffic();
  }

  /** An earlier statement's lock and no stronger one, where nothing says that it is this one's. */
  private boolean isInherited(Table table) {
    Optional<LockMode> held = Optional.ofNullable(seen.alreadyHeld().get(table));
    return held.isPresent()
        && predicted.stream().noneMatch(Effect.Unknown.class::isInstance)
        && strongest(seen.effects(), table) <= held.get().strength()
        && strongest(predicted, table) < held.get().strength();
  }

  private static int strongest(List<Effect> effects, Table table) {
    return effects.stream()
        .filter(effect -> effect instanceof Locks lock && lock.table().equals(table))
        .mapToInt(effect -> ((Locks) effect).mode().strength())
        .max()
        .orElse(-1);
  }

  private boolean worked(Table table) {
    return seen.effects().contains(new Rewrites(table))
        || seen.effects().contains(new Scans(table));
  }
}
