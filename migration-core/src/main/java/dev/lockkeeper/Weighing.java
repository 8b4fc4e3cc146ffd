package dev.lockkeeper;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
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
   * Returns how grave it is: what was seen not to happen, or stays within its budget with as many
   * rows as production has, only informs, as does what was not measured where production is known
   * to have next to no rows; and what perhaps does not stay within it warns.
   */
  Severity severity(Hazard hazard) {
    Severity own = danger.severity().orElse(hazard.severity());
    if (agreement == Agreement.REFUTED) {
      return Severity.INFO;
    }
    Optional<AtProduction> there = hold().flatMap(Hold::atProduction);
    if (there.isPresent()) {
      return withinBudget(there.get().from()) ? least(own, inBand(there.get())) : own;
    }
    return withinBudgetAtProduction() || isShort() ? Severity.INFO : own;
  }

  /** A wait that grows with rows, where there are hardly any. */
  private boolean isShort() {
    Optional<Table> waiting = danger.table().filter(table -> danger.traffic().isPresent());
    return hold().isEmpty()
        && waiting.filter(table -> evidence.isSmall(table)).isPresent()
        && evidence.blocks(waiting.get(), danger.traffic().get(), HowLong.PER_ROW)
        && evidence.worksOnSmall();
  }

  private Severity inBand(AtProduction there) {
    return withinBudget(there.to()) ? Severity.INFO : Severity.WARNING;
  }

  private static Severity least(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private boolean withinBudgetAtProduction() {
    return hold().filter(hold -> withinBudget(hold.heldMillis())).isPresent()
        && danger.table().filter(this::sampledWhole).isPresent();
  }

  private boolean withinBudget(double heldMillis) {
    return danger
        .traffic()
        .filter(who -> heldMillis <= evidence.setting().budgets().of(who).toMillis())
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
    if (hold().flatMap(Hold::atProduction).isEmpty()) {
      evidence
          .productionRows(table)
          .ifPresent(rows -> details.add("production has " + Amount.rows(rows)));
    }
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
    String here =
        Optional.ofNullable(evidence.sampleRows().get(table))
            .map(rows -> held + " at " + Amount.rows(rows))
            .orElse(held);
    return hold.atProduction().map(there -> here + ", " + atProduction(there)).orElse(here);
  }

  private String atProduction(AtProduction there) {
    String range =
        withinBudget(there.from())
            ? "%s to %s".formatted(Amount.millis(there.from()), Amount.millis(there.to()))
            : "at least " + Amount.millis(there.from());
    if (there.isOnlyLimit() && withinBudget(there.from())) {
      return "too short to tell more than under %s at production's %s"
          .formatted(Amount.millis(there.to()), Amount.rows(there.rows()));
    }
    return "%s%s at production's %s"
        .formatted(there.isRough() ? "roughly " : "", range, Amount.rows(there.rows()));
  }
}
