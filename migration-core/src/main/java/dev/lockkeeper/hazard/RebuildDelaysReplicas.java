package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Algorithm;
import dev.lockkeeper.effect.Effect.Uses;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

/**
 * A warning, because a script shows neither replicas nor rows.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online
 *     DDL Operations</a>, "Rebuilds Table"
 */
@HazardInfo(
    id = "rebuild-delays-replicas",
    severity = Severity.WARNING,
    summary = "Table is written anew in place",
    danger =
        "writers go on, but each replica does it again after the primary has ended, and applies"
            + " nothing else meanwhile: reads from it are as old as the rebuild is long",
    remedy =
        "put what is INSTANT into a statement of its own; do the rest when stale replicas hurt"
            + " nobody, or let gh-ost or pt-online-schema-change copy the table at the replicas'"
            + " pace",
    asksFor = Uses.class)
final class RebuildDelaysReplicas extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Uses.class)
        .filter(way -> way.algorithm() == Algorithm.INPLACE && way.dmlPermitted())
        .filter(way -> evidence.rewrites(way.table()))
        .map(way -> danger(evidence, way.table()));
  }

  private static Danger danger(Evidence evidence, Table table) {
    Danger danger =
        Danger.to(
            table,
            "%s is written anew, and replicas fall behind by as long as that takes%s%s"
                .formatted(table, rows(evidence, table), hint(evidence, table)));
    return evidence.isSmall(table) ? danger.weighing(Severity.INFO) : danger;
  }

  private static String rows(Evidence evidence, Table table) {
    return evidence.productionRows(table).map(" (production has %d rows)"::formatted).orElse("");
  }

  private static String hint(Evidence evidence, Table table) {
    boolean column = evidence.operations(AddColumn.class).anyMatch(it -> it.table().equals(table));
    boolean index = evidence.operations(CreateIndex.class).anyMatch(it -> it.table().equals(table));
    return column && index ? "; the column and the index apart need no rebuild" : "";
  }
}
