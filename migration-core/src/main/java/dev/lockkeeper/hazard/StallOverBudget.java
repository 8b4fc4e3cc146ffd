package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.evidence.Evidence;
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
        .filter(stall -> stall.longestMillis() - stall.floorMillis() > budget(evidence, stall))
        .filter(stall -> evidence.hold(stall.table(), stall.traffic()).isEmpty())
        .map(stall -> danger(evidence, stall));
  }

  private static double budget(Evidence evidence, Stalls stall) {
    return evidence.setting().budgets().of(stall.traffic()).toMillis();
  }

  private static Danger danger(Evidence evidence, Stalls stall) {
    return Danger.of(
        "%s of %s by key stood still for %.0f ms (%.0f ms before it; budget %.0f ms)"
            .formatted(
                stall.traffic().word(),
                stall.table(),
                stall.longestMillis(),
                stall.floorMillis(),
                budget(evidence, stall)));
  }
}
