package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show which statements use the index.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/invisible-indexes.html">Invisible
 *     Indexes</a>
 */
@HazardInfo(
    id = "index-drop-not-tried",
    severity = Severity.WARNING,
    summary = "DROP INDEX of an index that was visible until then",
    danger =
        "statements that need it read the whole table from one moment to the next, and to have it"
            + " back takes a build",
    remedy =
        "make it INVISIBLE in this release, which is instant both ways, and drop it in the next"
            + " one",
    asksFor = DropIndex.class)
final class IndexDropNotTried extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DropIndex.class)
        .flatMap(
            drop ->
                drop.on().stream()
                    .filter(table -> !evidence.born(table))
                    .flatMap(table -> index(evidence, drop, table))
                    .map(index -> danger(drop, index.table())));
  }

  private static Stream<Index> index(Evidence evidence, DropIndex drop, Table table) {
    return evidence.before().schema().index(table, drop.index().name()).stream()
        .filter(index -> !index.invisible() && !isReplaced(evidence, index));
  }

  /** Another index serves the same statements, be it one that the same ALTER builds. */
  private static boolean isReplaced(Evidence evidence, Index index) {
    boolean there =
        evidence.before().schema().indexesOf(index.table()).stream()
            .anyMatch(other -> !other.equals(index) && other.beginsWith(index.keys()));
    return there
        || evidence
            .operations(CreateIndex.class)
            .anyMatch(
                created ->
                    created.table().equals(index.table())
                        && created.keys().size() >= index.keys().size()
                        && created.keys().subList(0, index.keys().size()).equals(index.keys()));
  }

  private static Danger danger(DropIndex drop, Table table) {
    return Danger.to(
            table,
            "statements that need %s of %s read every row from now on, and nobody has seen yet which those are"
                .formatted(drop.index().name(), table))
        .curedOnMysql(OnlineIndex.triedBeforeDropped(drop, table));
  }
}
