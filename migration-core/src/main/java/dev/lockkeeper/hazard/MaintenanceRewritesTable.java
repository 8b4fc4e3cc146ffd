package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.READS;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation.Maintain;
import java.util.stream.Stream;

@HazardInfo(
    id = "maintenance-rewrites-table",
    summary = "VACUUM FULL or CLUSTER",
    danger = "reads and writes queue while the whole table is copied",
    remedy =
        "no form of it lets work go on: leave it to autovacuum; where space must be given back, use pg_repack or pg_squeeze outside a migration",
    asksFor = Maintain.class)
final class MaintenanceRewritesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Maintain.class)
        .filter(
            work -> work.kind() == Maintenance.VACUUM_FULL || work.kind() == Maintenance.CLUSTER)
        .flatMap(work -> evidence.waits(READS, PER_ROW).map(wait -> wait.table()).distinct())
        .map(
            table ->
                Danger.waiting(
                    table,
                    READS,
                    "reads and writes of %s wait while it is copied whole".formatted(table)));
  }
}
