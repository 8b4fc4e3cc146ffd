package dev.lockkeeper.rehearsal;

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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What production's rows will make of holds, and of the log, that were measured at two sizes.
 *
 * <p>A hold lasts through whatever its transaction does meanwhile, so that it grows with the tables
 * that those statements work through, and not with the locked one alone. Where production's rows of
 * one of them are not known, nothing is said; an instant stays one.
 */
final class Extrapolation {

  /** What a COMMIT, or a moment without a processor, adds to one run and not to the other. */
  private static final double NOISE_MILLIS = 5;

  private final Map<StatementId, Observation> large;
  private final Map<StatementId, Observation> small;
  private final Map<Table, Long> rows;
  private final Map<Table, Long> fewerRows;
  private final Map<Table, Long> production;

  /**
   * @param large what was seen with all rows
   * @param small what was seen with fewer
   */
  Extrapolation(
      Map<StatementId, Observation> large,
      Map<StatementId, Observation> small,
      Map<Table, Long> rows,
      Map<Table, Long> fewerRows,
      Map<Table, Long> production) {
    this.large = large;
    this.small = small;
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
            .map(effect -> effect instanceof Blocks wait ? at(id, seen, wait) : effect);
    return Stream.concat(known, logs(id, seen).stream()).toList();
  }

  private Optional<Effect> logs(StatementId id, Observation seen) {
    Collection<Table> worked = worked(seen);
    OptionalDouble fewer =
        small.containsKey(id)
            ? OptionalDouble.of((double) small.get(id).walBytes())
            : OptionalDouble.empty();
    return Growth.of(worked, rows, production)
        .map(growth -> new Fit((double) seen.walBytes(), fewer, part(worked), 0).at(growth))
        .map(there -> new Effect.Logs(seen.walBytes(), Optional.of(there)));
  }

  private Effect at(StatementId id, Observation seen, Blocks wait) {
    if (wait.howLong() == HowLong.INSTANT || wait.hold().isEmpty()) {
      return wait;
    }
    Hold hold = wait.hold().get();
    Set<Table> worked = workedDuring(hold, seen);
    return Growth.of(worked, rows, production)
        .map(
            growth ->
                new Fit(hold.undisturbedMillis(), smaller(id, wait), part(worked), NOISE_MILLIS)
                    .at(growth))
        .<Effect>map(
            there ->
                new Blocks(
                    wait.table(),
                    wait.traffic(),
                    wait.howLong(),
                    Optional.of(hold.growingTo(there))))
        .orElse(wait);
  }

  private Set<Table> workedDuring(Hold hold, Observation seen) {
    Set<Table> tables = new TreeSet<>(worked(seen));
    double start = seen.startedMillis().orElse(0);
    double end = start + hold.afterMillis() + hold.heldMillis();
    large.values().stream()
        .filter(other -> other.startedMillis().orElse(-1) >= start)
        .filter(other -> other.startedMillis().orElse(end) < end)
        .map(this::worked)
        .forEach(tables::addAll);
    return tables;
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

  private OptionalDouble smaller(StatementId id, Blocks wait) {
    return Optional.ofNullable(small.get(id)).stream()
        .flatMap(seen -> seen.effects().stream())
        .filter(Blocks.class::isInstance)
        .map(Blocks.class::cast)
        .filter(one -> one.table().equals(wait.table()) && one.traffic() == wait.traffic())
        .flatMap(one -> one.hold().stream())
        .mapToDouble(Hold::undisturbedMillis)
        .max();
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
