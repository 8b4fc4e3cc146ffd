package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Lags;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.LagBudget;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Laid at the statement of its transaction whose log takes longest to replay. What a block that
 * commits in between will take is not added up: only what was seen of it counts.
 */
@HazardInfo(
    id = "replica-lag-over-budget",
    summary = "Replicas fall further behind than their budget",
    danger =
        "reads from replicas are as old as that, who reads his own write there misses it, and a"
            + " failover waits until the log is replayed",
    remedy =
        "write rows in batches, each with a COMMIT of its own and a pause until replicas have caught"
            + " up; give each index and each rewrite a script of its own, at a quiet hour",
    observedOnly = true)
final class ReplicaLagOverBudget extends Hazard {

  private static final double SECOND = 1000;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Optional<LagBudget> budget = evidence.setting().budgets().lag();
    Optional<Lags> own = evidence.effects(Lags.class).findFirst();
    if (budget.isEmpty() || own.isEmpty()) {
      return Stream.of();
    }
    List<Lags> lags =
        evidence.transaction().steps().stream().flatMap(ReplicaLagOverBudget::of).toList();
    if (!own.equals(lags.stream().max(Comparator.comparingDouble(ReplicaLagOverBudget::weight)))) {
      return Stream.of();
    }
    boolean inPieces = evidence.operations(ControlTransaction.class).findAny().isPresent();
    double seen = lags.stream().mapToDouble(ReplicaLagOverBudget::seen).max().orElse(0);
    double least = inPieces ? 0 : lags.stream().mapToDouble(l -> l.replay().fromMillis()).sum();
    double most = inPieces ? 0 : lags.stream().mapToDouble(l -> l.replay().toMillis()).sum();
    double limit = budget.get().longest().toMillis();
    if (Math.max(seen, most) <= limit) {
      return Stream.of();
    }
    Danger danger = Danger.of(message(seen, least, most, lags, budget.get()));
    return Stream.of(Math.max(seen, least) > limit ? danger : danger.weighing(Severity.WARNING));
  }

  private static Stream<Lags> of(Step step) {
    return step.effects().stream().filter(Lags.class::isInstance).map(Lags.class::cast);
  }

  /** A replica is a moment behind even where nothing is migrated. */
  private static double seen(Lags lag) {
    return lag.behindMillis() - lag.floorMillis();
  }

  private static double weight(Lags lag) {
    return Math.max(seen(lag), lag.replay().toMillis());
  }

  private static String message(
      double seen, double least, double most, List<Lags> lags, LagBudget budget) {
    String there = "";
    if (most > 0) {
      boolean known = lags.stream().anyMatch(lag -> lag.replay().rows() > 0);
      there =
          ", and it takes %s to replay its log at %s a second"
              .formatted(
                  known
                      ? "%s to %s at production's rows".formatted(words(least), words(most))
                      : words(most),
                  budget.replayRate().words());
    }
    return "a replica was seen %s behind%s (budget %s)"
        .formatted(words(seen), there, words((double) budget.longest().toMillis()));
  }

  private static String words(double millis) {
    return millis < SECOND
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.1f s", millis / SECOND);
  }
}
