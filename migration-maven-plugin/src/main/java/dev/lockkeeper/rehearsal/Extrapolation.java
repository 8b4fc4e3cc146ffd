package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What production's rows will make of holds, and of the log, that were measured at two sizes.
 *
 * <p>A hold lasts through whatever its transaction does meanwhile: it grows as those statements do,
 * each with the tables that it works through, and what is left of it, such as the COMMIT, does not.
 * Where production's rows of one of them are not known, nothing is said; an instant stays one.
 */
final class Extrapolation {

  /** By which the best runs of one size alone still differ. */
  private static final double NOISE_MILLIS = 1;

  private final Map<StatementId, Observation> large;
  private final Runs many;
  private final Runs few;
  private final Map<Table, Long> rows;
  private final Map<Table, Long> fewerRows;
  private final Map<Table, Long> production;

  /**
   * @param large what was seen with all rows
   * @param again what was seen with all rows, as those fewer were
   * @param small what was seen with fewer
   */
  Extrapolation(
      Map<StatementId, Observation> large,
      List<Map<StatementId, Observation>> again,
      List<Map<StatementId, Observation>> small,
      Map<Table, Long> rows,
      Map<Table, Long> fewerRows,
      Map<Table, Long> production) {
    this.large = large;
    this.many = new Runs(again);
    this.few = new Runs(small);
    this.rows = rows;
    this.fewerRows = fewerRows;
    this.production = production;
  }

  /** Returns what was seen with all rows, with what is to be expected in production. */
  Map<StatementId, Observation> observations() {
    Map<StatementId, Observation> all = new HashMap<>();
    large.forEach((id, seen) -> all.put(id, seen.withEffects(effects(id, seen))));
    return all;
  }

  private List<Effect> effects(StatementId id, Observation seen) {
    Stream<Effect> known =
        seen.effects().stream()
            .map(effect -> effect instanceof Blocks wait ? at(id, wait) : effect);
    return Stream.concat(known, logs(id, seen).stream()).toList();
  }

  private Optional<Effect> logs(StatementId id, Observation seen) {
    Collection<Table> worked = worked(seen);
    double logged = many.logged(id).orElse((double) seen.walBytes());
    return Growth.of(worked, rows, production)
        .map(growth -> new Fit(logged, few.logged(id), part(worked), 0).at(growth, false))
        .map(there -> new Effect.Logs(seen.walBytes(), Optional.of(there)));
  }

  /** Returns how long a statement runs there; nothing where it does not grow with known rows. */
  Optional<AtProduction> duration(StatementId id) {
    Observation seen = large.get(id);
    Collection<Table> worked = worked(seen);
    Fit fit = new Fit(ran(id), few.ran(id), part(worked), NOISE_MILLIS);
    return Growth.of(worked, rows, production).map(growth -> fit.at(growth, sorts(seen)));
  }

  private double ran(StatementId id) {
    return many.ran(id).orElseGet(() -> large.get(id).undisturbedMillis());
  }

  private Effect at(StatementId id, Blocks wait) {
    if (wait.howLong() == HowLong.INSTANT || wait.hold().isEmpty()) {
      return wait;
    }
    Hold hold = wait.hold().get();
    double held = many.held(id, wait).orElse(hold.undisturbedMillis());
    return held(held, during(id, hold))
        .<Effect>map(
            there ->
                new Blocks(
                    wait.table(),
                    wait.traffic(),
                    wait.howLong(),
                    Optional.of(hold.growingTo(there))))
        .orElse(wait);
  }

  /** Returns what a hold comes to that lasts through those statements, or through part of one. */
  private Optional<AtProduction> held(double held, List<StatementId> during) {
    if (!during.stream().allMatch(id -> Growth.isKnown(worked(large.get(id)), production))) {
      return Optional.empty();
    }
    double ran = 0;
    double still = 0;
    Optional<AtProduction> grown = Optional.empty();
    for (StatementId id : during) {
      double millis = ran(id);
      ran += millis;
      Optional<AtProduction> there = duration(id);
      still += there.isPresent() ? 0 : millis;
      grown = Stream.concat(grown.stream(), there.stream()).reduce(AtProduction::and);
    }
    double part = Math.min(1, held / ran);
    double rest = Math.max(0, held - ran) + part * still;
    return grown.map(there -> there.times(part).plus(rest));
  }

  /** Returns the statement, and those that ran while its lock was held. */
  private List<StatementId> during(StatementId id, Hold hold) {
    double start = large.get(id).startedMillis().orElse(0);
    double end = start + hold.afterMillis() + hold.heldMillis();
    Stream<StatementId> others =
        large.entrySet().stream()
            .filter(other -> !other.getKey().equals(id))
            .filter(other -> other.getValue().startedMillis().orElse(-1) >= start)
            .filter(other -> other.getValue().startedMillis().orElse(end) < end)
            .map(Map.Entry::getKey);
    return Stream.concat(Stream.of(id), others).toList();
  }

  /**
   * Returns whether each row costs the more the more there are. Reading them in turn does not, and
   * where they are all written anew the sorts for their indexes are the smaller part.
   */
  private static boolean sorts(Observation seen) {
    return seen.effects().stream().noneMatch(Effect.Rewrites.class::isInstance)
        && seen.effects().stream().anyMatch(Extrapolation::sorts);
  }

  private static boolean sorts(Effect effect) {
    return effect instanceof Effect.RebuildsIndex
        || (effect instanceof Effect.ChangesCatalog change && change.what().startsWith("index "));
  }

  /** Returns those of the filled tables whose rows a statement has read, written or copied. */
  private Collection<Table> worked(Observation seen) {
    return seen.effects().stream()
        .flatMap(Extrapolation::worked)
        .filter(table -> rows.getOrDefault(table, 0L) > 0)
        .toList();
  }

  private static Stream<Table> worked(Effect effect) {
    if (effect instanceof Effect.Scans scan) {
      return Stream.of(scan.table());
    } else if (effect instanceof Effect.Rewrites rewrite) {
      return Stream.of(rewrite.table());
    } else if (effect instanceof Effect.RebuildsIndex rebuild) {
      return Stream.of(rebuild.table());
    } else if (effect instanceof Effect.Writes write) {
      return Stream.of(write.table());
    }
    return Stream.of();
  }

  /** Returns the largest part of their rows that those which grow had at the smaller size. */
  private double part(Collection<Table> worked) {
    return worked.stream()
        .filter(table -> production.get(table) > rows.get(table))
        .mapToDouble(table -> fewerRows.getOrDefault(table, 0L) / (double) rows.get(table))
        .max()
        .orElse(0);
  }
}
