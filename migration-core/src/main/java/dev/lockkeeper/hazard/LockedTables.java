package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that a statement locks; what is locked with the table above it is told with that. */
record LockedTables(Map<Table, LockMode> locks, Evidence evidence) {

  LockedTables(Evidence evidence) {
    this(new TreeMap<>(evidence.blockingLocks()), evidence);
  }

  Stream<Danger> dangers() {
    Set<Table> told = locks.keySet().stream().flatMap(this::below).collect(Collectors.toSet());
    return locks.keySet().stream().filter(table -> !told.contains(table)).map(this::danger);
  }

  private Stream<Table> below(Table table) {
    return evidence.before().schema().descendantsOf(table).stream()
        .map(TableShape::table)
        .filter(one -> locks.get(table).equals(locks.get(one)));
  }

  private Danger danger(Table table) {
    boolean reads = locks.get(table).blocks(Traffic.READS);
    long below = below(table).count();
    return Danger.waiting(
        table,
        reads ? Traffic.READS : Traffic.WRITES,
        "%s %s%s wait until the transaction commits"
            .formatted(
                reads ? "reads and writes of" : "writes to",
                table,
                below == 0 ? "" : " and what is below it (%d)".formatted(below)));
  }
}
