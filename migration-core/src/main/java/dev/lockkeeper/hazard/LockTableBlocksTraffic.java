package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.LockTables;
import dev.lockkeeper.operation.Table;
import java.util.Map;
import java.util.stream.Stream;

@HazardInfo(
    id = "lock-table-blocks-traffic",
    severity = Severity.WARNING,
    summary = "LOCK TABLE",
    danger =
        "everybody whose statement conflicts waits until the transaction commits, whatever it does in between",
    remedy = "leave the locking to the statements that need it",
    asksFor = LockTables.class)
final class LockTableBlocksTraffic extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(LockTables.class)
        .flatMap(lock -> evidence.blockingLocks().entrySet().stream())
        .sorted(Map.Entry.comparingByKey())
        .map(lock -> danger(lock.getKey(), lock.getValue()));
  }

  private static Danger danger(Table table, LockMode mode) {
    boolean reads = mode.blocks(Traffic.READS);
    return Danger.waiting(
        table,
        reads ? Traffic.READS : Traffic.WRITES,
        "%s %s wait until the transaction commits"
            .formatted(reads ? "reads and writes of" : "writes to", table));
  }
}
