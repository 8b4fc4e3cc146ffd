package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Table;

/** The cures that build or drop an index while work goes on. */
final class ConcurrentIndex {

  private ConcurrentIndex() {}

  /** An interrupted build leaves an invalid index, which IF NOT EXISTS would keep: drop first. */
  static Cure built(CreateIndex index) {
    String name = DefaultName.of(index);
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(index.table().sibling(name)),
        "CREATE %sINDEX CONCURRENTLY %s ON %s %s"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                Quoted.name(name),
                Quoted.name(index.table()),
                index.definition()));
  }

  static Cure dropped(DropIndex drop) {
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(drop.index()));
  }

  /** Returns whether the same script drops the index first, so that no remains of it are kept. */
  static boolean droppedBefore(Evidence evidence, CreateIndex index) {
    Table name = index.table().sibling(DefaultName.of(index));
    return evidence.earlierOfScript().stream()
        .flatMap(step -> step.read().operations().stream())
        .anyMatch(operation -> operation instanceof DropIndex drop && drop.index().equals(name));
  }
}
