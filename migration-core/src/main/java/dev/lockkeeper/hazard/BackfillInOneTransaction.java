package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.Update;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show how many rows still lack the value. Only conditions are
 * meant that a table without a backfill satisfies as a whole: other data of a script is its own.
 */
@HazardInfo(
    id = "backfill-in-one-transaction",
    severity = Severity.WARNING,
    summary = "Every row without a value gets one, in one UPDATE",
    danger =
        "all those rows stay locked to the end of COMMIT, are written in one piece, and replicas"
            + " fall behind",
    remedy = "write them in batches of a few thousand, each with a COMMIT of its own",
    asksFor = Update.class)
final class BackfillInOneTransaction extends Hazard {

  private static final String ALL =
      "(?is)TRUE|1 ?= ?1|(?:[\\w\"]+ ?\\. ?)?\"?(?:%s)\"? (?:IS NULL|= ''|IS DISTINCT FROM .*|IS"
          + " NOT NULL)";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Update.class)
        .filter(update -> !evidence.born(update.table()) && evidence.heldAlready().isEmpty())
        .filter(BackfillInOneTransaction::fillsAll)
        .map(
            update ->
                Danger.waiting(
                        update.table(),
                        Traffic.WRITES,
                        "every row of %s that lacks %s is written and locked in one transaction"
                            .formatted(update.table(), String.join(", ", update.columns())))
                    .cured(Batches.of(update, evidence))
                    .curedOnMysql(MysqlBatches.of(update, evidence)));
  }

  /** Returns whether every row that lacks a value is meant. */
  static boolean fillsAll(Update update) {
    String columns = String.join("|", update.columns());
    return update.condition().filter(it -> it.sql().matches(ALL.formatted(columns))).isPresent();
  }
}
