package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.function.Predicate;

/** The cures that build or drop an index while work goes on. */
final class ConcurrentIndex {

  private static final Predicate<Step> DROPS_INDEX = ConcurrentIndex::dropsIndex;

  private ConcurrentIndex() {}

  /** Returns the cure; a divided table takes no concurrent build as a whole. */
  static Cure built(CreateIndex index, Evidence evidence) {
    Schema schema = evidence.before().schema();
    Table name = index.table().sibling(DefaultName.of(index));
    return schema.isPartitioned(index.table())
        ? PartitionedIndex.built(index, schema)
        : Cure.NONE.thenOutsideTransaction(
            built(index, index.table(), name).toArray(String[]::new));
  }

  /** An interrupted build leaves an invalid index, which IF NOT EXISTS would keep: drop first. */
  static List<String> built(CreateIndex index, Table table, Table name) {
    return List.of(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(name),
        "CREATE %sINDEX CONCURRENTLY %s ON %s %s"
            .formatted(
                index.unique() ? "UNIQUE " : "",
                Quoted.name(name.name()),
                Quoted.name(table),
                index.definition()));
  }

  static Cure dropped(DropIndex drop) {
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(drop.index()));
  }

  /** An interrupted build leaves its half of the new index, under a name of the server's choice. */
  static Cure rebuilt(Table index) {
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(index.sibling(index.name() + "_ccnew")),
        "REINDEX INDEX CONCURRENTLY " + Quoted.name(index));
  }

  /** Returns whether the same script drops the index first, so that no remains of it are kept. */
  static boolean droppedBefore(Evidence evidence, CreateIndex index) {
    Table name = index.table().sibling(DefaultName.of(index));
    return evidence
        .inScript()
        .earlier(DROPS_INDEX)
        .flatMap(step -> step.read().operations().stream())
        .anyMatch(operation -> operation instanceof DropIndex drop && drop.index().equals(name));
  }

  private static boolean dropsIndex(Step step) {
    return step.read().operations().stream().anyMatch(DropIndex.class::isInstance);
  }
}
