package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was seen of the same scripts, run several times with the same rows. Whatever else the
 * machine does makes one of them take longer, and never shorter: the least counts.
 */
record Runs(List<Map<StatementId, Observation>> all) {

  Runs {
    all = List.copyOf(all);
  }

  /** Returns how long the statement made that traffic wait for that table. */
  OptionalDouble held(StatementId id, Blocks wait) {
    return all.stream().flatMapToDouble(run -> held(run, id, wait).stream()).min();
  }

  private static OptionalDouble held(
      Map<StatementId, Observation> run, StatementId id, Blocks wait) {
    return Stream.ofNullable(run.get(id))
        .flatMap(seen -> seen.effects().stream())
        .filter(Blocks.class::isInstance)
        .map(Blocks.class::cast)
        .filter(one -> one.table().equals(wait.table()) && one.traffic() == wait.traffic())
        .flatMap(one -> one.hold().stream())
        .mapToDouble(Hold::undisturbedMillis)
        .max();
  }

  /**
   * Returns how long the statement ran: on a processor, and waiting for anything but one. What it
   * waits for in one run alone is most often whoever takes its answer.
   */
  OptionalDouble ran(StatementId id) {
    OptionalDouble worked = seen(id).mapToDouble(Runs::worked).min();
    double rested = seen(id).mapToDouble(Runs::rested).min().orElse(0);
    return worked.isPresent() ? OptionalDouble.of(worked.getAsDouble() + rested) : worked;
  }

  private static double worked(Observation seen) {
    return Math.min(seen.toll().workedMillis(), seen.undisturbedMillis());
  }

  private static double rested(Observation seen) {
    return seen.undisturbedMillis() - worked(seen);
  }

  /** Returns how many bytes of log the statement wrote. */
  OptionalDouble logged(StatementId id) {
    return seen(id).mapToDouble(Observation::walBytes).min();
  }

  private Stream<Observation> seen(StatementId id) {
    return all.stream().flatMap(run -> Stream.ofNullable(run.get(id)));
  }
}
