package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import java.util.stream.Stream;

/**
 * Silent where the table's lock was seen to stop that traffic, because others judge how long it is
 * held: this is for what shows in nobody's lock table, such as a few rows that are locked for long.
 */
@HazardInfo(
    id = "stall-over-budget",
    summary = "Readers or writers that stood still for longer than their budget",
    danger = "requests pile up behind the migration until connections run out",
    remedy =
        "touch fewer rows at a time, in a transaction for each batch, and take locks that stop"
            + " others last",
    observedOnly = true,
    asksFor = Stalls.class)
final class StallOverBudget extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Stalls.class)
        .filter(stall -> !evidence.born(stall.table()))
        .filter(stall -> most(stall) - stall.floorMillis() > budget(evidence, stall))
        .filter(stall -> evidence.hold(stall.table(), stall.traffic()).isEmpty())
        .map(stall -> danger(evidence, stall));
  }

  private static double least(Stalls stall) {
    return stall.atProduction().map(AtProduction::from).orElse(stall.longestMillis());
  }

  private static double most(Stalls stall) {
    return stall.atProduction().map(AtProduction::to).orElse(stall.longestMillis());
  }

  private static double budget(Evidence evidence, Stalls stall) {
    return evidence.setting().budgets().of(stall.traffic()).toMillis();
  }

  private static Danger danger(Evidence evidence, Stalls stall) {
    double budget = budget(evidence, stall);
    Danger danger =
        Danger.of(
            "%s of %s by key stood still for %.0f ms%s (%.0f ms before it; budget %.0f ms)"
                .formatted(
                    stall.traffic().word(),
                    stall.table(),
                    stall.longestMillis(),
                    stall.atProduction().map(StallOverBudget::there).orElse(""),
                    stall.floorMillis(),
                    budget));
    return least(stall) - stall.floorMillis() > budget ? danger : danger.weighing(Severity.WARNING);
  }

  private static String there(AtProduction there) {
    return ", %.0f ms to %.0f ms at production's %d rows"
        .formatted(there.from(), there.to(), there.rows());
  }
}
