package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The exact pass once more, where something that works through no rows held a lock for long: a
 * machine that is busy with something else makes one run slow, and hardly the same statement of
 * another. What really waits for itself does so again.
 */
final class SecondLook {

  /** For what does not grow with rows, and far below any budget. */
  private static final double MOMENT_MILLIS = 50;

  private final ScratchDatabase database;
  private final FlywayRunner runner;
  private final Map<Table, Long> rows;
  private final Observing observing;

  /**
   * @param database with all rows, as the released scripts leave it
   */
  SecondLook(
      ScratchDatabase database, FlywayRunner runner, Map<Table, Long> rows, Observing observing) {
    this.database = database;
    this.runner = runner;
    this.rows = rows;
    this.observing = observing;
  }

  /** Returns whether an instant was none. */
  static boolean isWanted(Map<StatementId, Observation> seen) {
    return seen.values().stream()
        .flatMap(one -> one.effects().stream())
        .anyMatch(SecondLook::isLongInstant);
  }

  private static boolean isLongInstant(Effect effect) {
    return effect instanceof Blocks wait
        && wait.howLong() == HowLong.INSTANT
        && wait.hold().filter(hold -> hold.heldMillis() > MOMENT_MILLIS).isPresent();
  }

  /** Returns what was seen, with the shorter of two holds where those should be instants. */
  Map<StatementId, Observation> shorter(
      Map<StatementId, Observation> seen,
      List<Script> all,
      List<Script> pending,
      List<String> remarks)
      throws CheckImpossibleException, SQLException {
    Stopwatch stopwatch = new Stopwatch();
    try (Observer observer = observing.of(pending, database, rows)) {
      // what fails has been named the first time
      new Attempt(runner).apply(all, observer);
      return shorter(seen, observer.observations());
    } finally {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Measured once more, since what should be an instant took longer (%.1f s)",
              stopwatch.seconds()));
    }
  }

  static Map<StatementId, Observation> shorter(
      Map<StatementId, Observation> seen, Map<StatementId, Observation> again) {
    Map<StatementId, Observation> shorter = new HashMap<>(seen);
    again.forEach((id, other) -> shorter.computeIfPresent(id, (same, one) -> shorter(one, other)));
    return shorter;
  }

  private static Observation shorter(Observation one, Observation other) {
    Set<Table> slow = new TreeSet<>();
    one.effects().stream()
        .filter(SecondLook::isLongInstant)
        .forEach(effect -> slow.add(((Blocks) effect).table()));
    return one.withEffects(
        one.effects().stream().map(effect -> shorter(effect, slow, other)).toList());
  }

  private static Effect shorter(Effect effect, Set<Table> tables, Observation other) {
    if (effect instanceof Blocks wait && isLongInstant(wait)) {
      return hold(other, same -> same instanceof Blocks b && isSame(b, wait))
          .filter(hold -> isShorter(hold, wait.hold()))
          .<Effect>map(
              hold -> new Blocks(wait.table(), wait.traffic(), wait.howLong(), Optional.of(hold)))
          .orElse(wait);
    }
    if (effect instanceof Locks lock && tables.contains(lock.table())) {
      return hold(other, same -> same instanceof Locks l && isSame(l, lock))
          .filter(hold -> isShorter(hold, lock.hold()))
          .<Effect>map(hold -> new Locks(lock.table(), lock.mode(), Optional.of(hold)))
          .orElse(lock);
    }
    return effect;
  }

  private static boolean isSame(Blocks one, Blocks other) {
    return one.table().equals(other.table())
        && one.traffic() == other.traffic()
        && one.howLong() == other.howLong();
  }

  private static boolean isSame(Locks one, Locks other) {
    return one.table().equals(other.table()) && one.mode().equals(other.mode());
  }

  private static Optional<Hold> hold(Observation other, Predicate<Effect> same) {
    return other.effects().stream()
        .filter(same)
        .flatMap(
            effect ->
                (effect instanceof Blocks wait ? wait.hold() : ((Locks) effect).hold()).stream())
        .findFirst();
  }

  private static boolean isShorter(Hold one, Optional<Hold> other) {
    return other.filter(hold -> one.heldMillis() < hold.heldMillis()).isPresent();
  }
}
