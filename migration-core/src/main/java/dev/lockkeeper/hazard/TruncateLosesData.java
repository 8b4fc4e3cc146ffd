package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.LosesData;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

@HazardInfo(
    id = "truncate-loses-data",
    summary = "TRUNCATE",
    danger = "every row is gone, and readers and writers queue behind the strongest lock",
    remedy = "delete what must go in batches, with a WHERE that says what that is",
    asksFor = Truncate.class)
final class TruncateLosesData extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(Truncate.class)
        .flatMap(
            truncate ->
                truncate.tables().stream()
                    .filter(table -> loses(evidence, table))
                    .map(
                        table ->
                            Danger.to(
                                table,
                                truncate.cascade()
                                    ? "every row of %s, and of every table that refers to it, is gone"
                                        .formatted(table)
                                    : "every row of %s is gone".formatted(table))));
  }

  private static boolean loses(Evidence evidence, Table table) {
    return !evidence.born(table)
        && evidence.effects(LosesData.class).anyMatch(loss -> loss.table().equals(table));
  }
}
