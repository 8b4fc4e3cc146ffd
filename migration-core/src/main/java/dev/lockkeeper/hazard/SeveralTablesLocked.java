package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

@HazardInfo(
    id = "several-tables-locked",
    severity = Severity.INFO,
    summary = "One transaction locks several tables that are in use",
    danger =
        "a transaction of the release that takes the same tables the other way round waits for it, and it for that one: a deadlock ends one of the two",
    remedy = "give each table a script of its own",
    asksFor = Locks.class)
final class SeveralTablesLocked extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Set<Table> more = strong(evidence.blockingLocks());
    if (more.isEmpty()) {
      return Stream.empty();
    }
    Set<Table> held = strong(evidence.heldAlready());
    more.removeAll(held);
    boolean second = held.size() == 1 && !more.isEmpty();
    return second
        ? Stream.of(
            Danger.to(
                more.iterator().next(),
                "%s is locked while the transaction still holds %s"
                    .formatted(more.iterator().next(), held.iterator().next())))
        : Stream.empty();
  }

  private static Set<Table> strong(Map<Table, LockMode> locks) {
    Set<Table> tables = new TreeSet<>();
    locks.forEach(
        (table, mode) -> {
          if (mode.blocks(Traffic.READS)) {
            tables.add(table);
          }
        });
    return tables;
  }
}
