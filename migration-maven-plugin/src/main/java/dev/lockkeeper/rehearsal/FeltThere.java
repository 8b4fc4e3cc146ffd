package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What production's rows make of what readers and writers felt of a few: one who waits for a lock
 * stands as long as it is held, and one who waits for rows that no table lock tells of as long as
 * the statement runs.
 *
 * @param observations with what is known of their locks there
 * @param durations of statements there, as far as they are known
 */
record FeltThere(
    Map<StatementId, Observation> observations,
    Function<StatementId, Optional<AtProduction>> durations) {

  /** Returns the stalls, those that grow with what they grow to. */
  Map<StatementId, List<Stalls>> stalls(Map<StatementId, List<Stalls>> felt) {
    return each(felt, this::at);
  }

  /** Returns the queues, those that grow with what they grow to. */
  Map<StatementId, List<Queues>> queues(Map<StatementId, List<Queues>> felt) {
    return each(felt, this::at);
  }

  private static <T> Map<StatementId, List<T>> each(
      Map<StatementId, List<T>> felt, BiFunction<StatementId, T, T> there) {
    Map<StatementId, List<T>> all = new LinkedHashMap<>();
    felt.forEach(
        (id, ones) -> all.put(id, ones.stream().map(one -> there.apply(id, one)).toList()));
    return all;
  }

  private Stalls at(StatementId id, Stalls stall) {
    List<Hold> holds =
        holds(id, stall.table())
            .filter(wait -> wait.traffic() == stall.traffic())
            .flatMap(wait -> wait.hold().stream())
            .toList();
    Optional<AtProduction> there =
        holds.isEmpty() ? asLongAsItRuns(id, stall) : longest(holds.stream());
    return there.map(stall::growingTo).orElse(stall);
  }

  private Optional<AtProduction> asLongAsItRuns(StatementId id, Stalls stall) {
    return Optional.ofNullable(observations.get(id))
        .filter(seen -> seen.millis() > 0)
        .flatMap(
            seen ->
                durations
                    .apply(id)
                    .map(there -> there.times(stall.longestMillis() / seen.millis())));
  }

  /** Behind a statement that gives up nobody waits for its locks; its next try holds them. */
  private Queues at(StatementId id, Queues queue) {
    return longest(holds(id, queue.table()).flatMap(wait -> wait.hold().stream()))
        .map(
            there ->
                queue.end() == QueueEnd.TRANSACTION
                    ? there.plus(queue.openMillis())
                    : there.atLeast(queue.longestMillis()))
        .map(queue::growingTo)
        .orElse(queue);
  }

  private static Optional<AtProduction> longest(Stream<Hold> holds) {
    return holds
        .flatMap(hold -> hold.atProduction().stream())
        .max(Comparator.comparingDouble(AtProduction::to));
  }

  private Stream<Blocks> holds(StatementId id, Table table) {
    return Optional.ofNullable(observations.get(id)).stream()
        .flatMap(seen -> seen.effects().stream())
        .filter(Blocks.class::isInstance)
        .map(Blocks.class::cast)
        .filter(wait -> wait.table().equals(table) && wait.hold().isPresent());
  }
}
