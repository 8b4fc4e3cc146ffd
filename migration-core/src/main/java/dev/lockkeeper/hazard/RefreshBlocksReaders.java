package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation.Maintain;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "refresh-blocks-readers",
    summary = "REFRESH MATERIALIZED VIEW without CONCURRENTLY",
    danger = "every reader of the view queues while its query runs",
    remedy = "give the view a unique index over its columns, and refresh it CONCURRENTLY",
    asksFor = Maintain.class)
final class RefreshBlocksReaders extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Maintain.class)
        .filter(work -> work.kind() == Maintenance.REFRESH_MATERIALIZED_VIEW)
        .flatMap(work -> work.targets().stream())
        .filter(view -> evidence.blocks(view, READS, PER_ROW))
        .map(
            view ->
                Danger.waiting(view, READS, "reads of %s wait while its query runs".formatted(view))
                    .cured(cure(evidence, view)));
  }

  /** sql-refreshmaterializedview: asks for a unique index over columns, which covers all rows. */
  private static Cure cure(Evidence evidence, Table view) {
    boolean unique =
        evidence.before().schema().indexesOf(view).stream()
            .anyMatch(index -> index.unique() && index.where().isEmpty());
    return unique
        ? Cure.NONE.then("REFRESH MATERIALIZED VIEW CONCURRENTLY " + Quoted.name(view))
        : Cure.NONE;
  }
}
