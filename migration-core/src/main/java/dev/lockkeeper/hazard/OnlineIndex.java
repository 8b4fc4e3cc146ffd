package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Table;
import java.util.Locale;
import java.util.Set;

/** The cures that build or drop an index of MySQL's while writers go on. */
final class OnlineIndex {

  private static final Set<String> SORTED = Set.of("btree", "hash");

  private OnlineIndex() {}

  /** Known for a named index on columns, and where the statement asks for nothing else. */
  static Cure built(CreateIndex index, Evidence evidence) {
    boolean alone =
        evidence.operations(CreateIndex.class).count() == 1
            && evidence.read().operations().stream().allMatch(OnlineIndex::buildsOrDemands);
    boolean sorted =
        index.method().filter(method -> !SORTED.contains(method.toLowerCase(Locale.ROOT))).isEmpty()
            && index.keys().stream().noneMatch(key -> key.startsWith("("));
    return alone && sorted && index.name().isPresent()
        ? Cure.NONE.then(
            "ALTER TABLE %s ADD %sINDEX %s %s, ALGORITHM=INPLACE, LOCK=NONE"
                .formatted(
                    Backticked.name(index.table()),
                    index.unique() ? "UNIQUE " : "",
                    Backticked.name(index.name().get()),
                    index.definition()))
        : Cure.NONE;
  }

  private static boolean buildsOrDemands(Object operation) {
    return operation instanceof CreateIndex || operation instanceof RequireAlgorithm;
  }

  /** First out of sight, so that it is back at once when it is missed. */
  static Cure triedBeforeDropped(DropIndex drop, Table table) {
    String alter = "ALTER TABLE " + Backticked.name(table);
    String name = Backticked.name(drop.index().name());
    return Cure.NONE
        .then("%s ALTER INDEX %s INVISIBLE".formatted(alter, name))
        .then("%s DROP INDEX %s".formatted(alter, name));
  }
}
