package dev.lockkeeper;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Danger;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Weighs one danger by what is known of the table's lock, its hold and its size in production. */
final class Weighing {

  private final Danger danger;
  private final Evidence evidence;
  private final Agreement agreement;

  Weighing(Danger danger, Evidence evidence, Agreement agreement) {
    this.danger = danger;
    this.evidence = evidence;
    this.agreement = agreement;
  }

  /**
   * Returns how grave it is: what was seen not to happen, or to stay within its budget with as many
   * rows as production has, only informs.
   */
  Severity severity(Hazard hazard) {
    return agreement == Agreement.REFUTED || withinBudgetAtProduction()
        ? Severity.INFO
        : danger.severity().orElse(hazard.severity());
  }

  private boolean withinBudgetAtProduction() {
    return hold().filter(this::withinBudget).isPresent()
        && danger.table().filter(this::sampledWhole).isPresent();
  }

  private boolean withinBudget(Hold hold) {
    return danger
        .traffic()
        .filter(who -> hold.heldMillis() <= evidence.setting().budgets().of(who).toMillis())
        .isPresent();
  }

  private boolean sampledWhole(Table table) {
    long sampled = evidence.sampleRows().getOrDefault(table, 0L);
    return evidence.productionRows(table).filter(rows -> sampled >= rows).isPresent();
  }

  private Optional<Hold> hold() {
    return danger
        .table()
        .flatMap(table -> danger.traffic().flatMap(traffic -> evidence.hold(table, traffic)));
  }

  /** Returns the danger's message, with the lock, the observed hold and the budget behind it. */
  String message() {
    List<String> details = new ArrayList<>();
    danger
        .table()
        .filter(table -> danger.traffic().isPresent())
        .ifPresent(table -> addDetails(table, danger.traffic().get(), details));
    if (agreement == Agreement.REFUTED) {
      details.add("refuted: the server was seen not to do it");
    }
    return details.isEmpty()
        ? danger.message()
        : danger.message() + " (" + String.join("; ", details) + ")";
  }

  private void addDetails(Table table, Traffic traffic, List<String> details) {
    how(table).ifPresent(details::add);
    hold().ifPresent(hold -> details.add(observed(table, hold)));
    evidence
        .productionRows(table)
        .ifPresent(rows -> details.add("production has " + Amount.rows(rows)));
    hold()
        .ifPresent(
            hold ->
                details.add("budget " + Amount.budget(evidence.setting().budgets().of(traffic))));
  }

  /** MySQL's lock changes on the way; what it does meanwhile depends on the algorithm. */
  private Optional<String> how(Table table) {
    return evidence
        .way(table)
        .filter(way -> way.algorithm() != Algorithm.METADATA)
        .map(way -> "ALGORITHM=%s%s".formatted(way.algorithm(), shared(way)))
        .or(() -> evidence.lock(table).map(mode -> mode.manualName() + " lock"));
  }

  private static String shared(Effect.Uses way) {
    return way.algorithm() == Algorithm.INPLACE && !way.dmlPermitted() ? ", LOCK=SHARED" : "";
  }

  private String observed(Table table, Hold hold) {
    String held = "observed " + Amount.hold(hold.heldMillis());
    return Optional.ofNullable(evidence.sampleRows().get(table))
        .map(rows -> held + " at " + Amount.rows(rows))
        .orElse(held);
  }
}
