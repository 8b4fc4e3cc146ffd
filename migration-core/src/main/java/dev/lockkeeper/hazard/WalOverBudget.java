package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Logs;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Laid at the statement that writes most of its transaction. A block that commits in between writes
 * as much, and not in one piece.
 */
@HazardInfo(
    id = "wal-over-budget",
    summary = "One transaction writes more write-ahead log than its budget",
    danger =
        "replicas replay it for as long as it took and longer, reads from them are that old, and"
            + " replication slots and the archive fill up",
    remedy =
        "write rows in batches, each with a COMMIT of its own; give each index and each rewrite a"
            + " script of its own, at a quiet hour",
    observedOnly = true,
    asksFor = Logs.class)
final class WalOverBudget extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Optional<ByteCount> budget = evidence.setting().budgets().wal();
    // most statements have neither, and the walk over all of a long transaction is theirs to spare
    if (budget.isEmpty() || evidence.effects(Logs.class).findAny().isEmpty()) {
      return Stream.of();
    }
    List<Logs> logged = evidence.transaction().steps().stream().flatMap(WalOverBudget::of).toList();
    double most = logged.stream().mapToDouble(Logs::most).sum();
    if (most <= budget.get().bytes()
        || !writesMost(evidence, logged)
        || evidence.operations(ControlTransaction.class).findAny().isPresent()) {
      return Stream.of();
    }
    double least = logged.stream().mapToDouble(Logs::least).sum();
    Danger danger =
        Danger.of(message(logged, least, most, budget.get())).cured(inBatches(evidence));
    return Stream.of(least > budget.get().bytes() ? danger : danger.weighing(Severity.WARNING));
  }

  private static Stream<Logs> of(Step step) {
    return step.effects().stream().filter(Logs.class::isInstance).map(Logs.class::cast);
  }

  /** Returns whether this is the statement to name: the first of those that write most. */
  private static boolean writesMost(Evidence evidence, List<Logs> logged) {
    Optional<Logs> largest = logged.stream().max(Comparator.comparingDouble(Logs::most));
    return evidence.transaction().steps().stream()
        .filter(step -> of(step).anyMatch(logs -> logs.equals(largest.get())))
        .findFirst()
        .filter(step -> step.read().equals(evidence.read()))
        .isPresent();
  }

  private static String message(List<Logs> logged, double least, double most, ByteCount budget) {
    long seen = logged.stream().mapToLong(Logs::bytes).sum();
    String there =
        logged.stream().allMatch(logs -> logs.atProduction().isEmpty())
            ? ""
            : ", %s to %s at production's rows"
                .formatted(new ByteCount(least).words(), new ByteCount(most).words());
    return "its transaction writes %s of write-ahead log%s (budget %s)"
        .formatted(new ByteCount((double) seen).words(), there, budget.words());
  }

  private static Cure inBatches(Evidence evidence) {
    return Stream.concat(
            evidence.operations(Update.class).map(update -> Batches.of(update, evidence)),
            evidence.operations(Delete.class).map(delete -> Batches.of(delete, evidence)))
        .findFirst()
        .orElse(Cure.NONE);
  }
}
