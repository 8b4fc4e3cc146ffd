package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/**
 * One danger in one statement, before anybody has weighed it.
 *
 * @param table that waits, breaks or loses
 * @param traffic that waits for it; absent where nothing waits
 * @param message what happens, with the user's names
 * @param cure what to write instead
 * @param at its place, where that is inside a body rather than where the statement begins
 */
public record Danger(
    Optional<Table> table,
    Optional<Traffic> traffic,
    String message,
    Cure cure,
    Optional<Spot> at) {

  /** Returns the danger that traffic waits for a table. */
  static Danger waiting(Table table, Traffic traffic, String message) {
    return new Danger(
        Optional.of(table), Optional.of(traffic), message, Cure.NONE, Optional.empty());
  }

  /** Returns a danger to a table for which nobody waits. */
  static Danger to(Table table, String message) {
    return new Danger(Optional.of(table), Optional.empty(), message, Cure.NONE, Optional.empty());
  }

  /** Returns a danger that concerns no one table. */
  static Danger of(String message) {
    return new Danger(Optional.empty(), Optional.empty(), message, Cure.NONE, Optional.empty());
  }

  /** Returns the same danger at another place than the beginning of the statement. */
  Danger at(Optional<Spot> place) {
    return new Danger(table, traffic, message, cure, place);
  }

  /** Returns the same danger with its cure. */
  Danger cured(Cure by) {
    return new Danger(table, traffic, message, by, at);
  }
}
