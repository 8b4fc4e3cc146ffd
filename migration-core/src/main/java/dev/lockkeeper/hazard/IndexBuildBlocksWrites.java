package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "index-build-blocks-writes",
    summary = "Index build makes writers wait",
    danger = "INSERT, UPDATE and DELETE queue until every row has been read and sorted",
    remedy = "build the index CONCURRENTLY, alone in a script that runs outside a transaction")
final class IndexBuildBlocksWrites extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateIndex.class)
        .filter(index -> evidence.blocks(index.table(), WRITES, PER_ROW))
        .map(
            index ->
                Danger.waiting(
                        index.table(),
                        WRITES,
                        "writes to %s wait while %s is built"
                            .formatted(index.table(), DefaultName.of(index)))
                    .cured(concurrently(index)));
  }

  /** An interrupted build leaves an invalid index, which IF NOT EXISTS would keep: drop first. */
  private static Cure concurrently(CreateIndex index) {
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
}
