package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.CreateIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "index-build-blocks-writes",
    summary = "Index build makes writers wait",
    danger = "INSERT, UPDATE and DELETE queue until every row has been read and sorted",
    remedy = "build the index CONCURRENTLY, alone in a script that runs outside a transaction",
    mysqlRemedy =
        "demand ALGORITHM=INPLACE, LOCK=NONE; FULLTEXT, SPATIAL and functional indexes cannot have"
            + " it: add a VIRTUAL column and index that in a later script, or let gh-ost or"
            + " pt-online-schema-change copy the table",
    asksFor = CreateIndex.class)
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
                            .formatted(index.table(), DefaultName.of(evidence, index)))
                    .cured(ConcurrentIndex.built(index, evidence))
                    .curedOnMysql(OnlineIndex.built(index, evidence)));
  }
}
