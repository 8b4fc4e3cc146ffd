package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Dialect;
import java.util.Optional;

/**
 * One danger in one statement, before anybody has weighed it.
 *
 * @param table that waits, breaks or loses
 * @param traffic that waits for it; absent where nothing waits
 * @param message what happens, with the user's names
 * @param cure what to write instead on PostgreSQL
 * @param mysqlCure the same on MySQL
 * @param severity where the situation makes it graver or milder than its hazard is by default
 * @param at its place, where that is inside a body rather than where the statement begins
 */
public record Danger(
    Optional<Table> table,
    Optional<Traffic> traffic,
    String message,
    Cure cure,
    Cure mysqlCure,
    Optional<Severity> severity,
    Optional<Spot> at) {

  private Danger(Optional<Table> table, Optional<Traffic> traffic, String message) {
    this(table, traffic, message, Cure.NONE, Cure.NONE, Optional.empty(), Optional.empty());
  }

  /** Returns the danger that traffic waits for a table. */
  static Danger waiting(Table table, Traffic traffic, String message) {
    return new Danger(Optional.of(table), Optional.of(traffic), message);
  }

  /** Returns a danger to a table for which nobody waits. */
  static Danger to(Table table, String message) {
    return new Danger(Optional.of(table), Optional.empty(), message);
  }

  /** Returns a danger that concerns no one table. */
  static Danger of(String message) {
    return new Danger(Optional.empty(), Optional.empty(), message);
  }

  /** Returns the same danger at another place than the beginning of the statement. */
  Danger at(Optional<Spot> place) {
    return new Danger(table, traffic, message, cure, mysqlCure, severity, place);
  }

  /** Returns the same danger with that behind its message. */
  Danger saying(String more) {
    return new Danger(table, traffic, message + "; " + more, cure, mysqlCure, severity, at);
  }

  /** Returns the same danger with its cure. */
  Danger cured(Cure by) {
    return new Danger(table, traffic, message, by, mysqlCure, severity, at);
  }

  /** Returns the same danger with its cure on MySQL. */
  Danger curedOnMysql(Cure by) {
    return new Danger(table, traffic, message, cure, by, severity, at);
  }

  /** Returns the cure in that dialect. */
  public Cure cure(Dialect dialect) {
    return dialect == Dialect.MYSQL ? mysqlCure : cure;
  }

  /** Returns the same danger, as grave as the situation makes it. */
  Danger weighing(Severity inThisSituation) {
    return new Danger(table, traffic, message, cure, mysqlCure, Optional.of(inThisSituation), at);
  }
}
