package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table before an ALTER and after all of its actions, held beside each other.
 *
 * @param schema before
 * @param after the schema after
 */
record TableStep(
    TableShape before, Schema schema, TableShape now, Schema after, Renamings renamings) {

  /**
   * Returns what no action asks for by itself.
   *
   * @param asked what the actions ask for
   */
  Set<Change> changes(Set<Change> asked) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    if (before.columns().isEmpty()) {
      return changes;
    }
    if (moves()) {
      changes.add(Change.MOVE_COLUMN);
    }
    changes.addAll(
        new VirtualColumns(before.columns(), now.columns(), renamings::laterName).changes());
    if (hasFunctional() && now.columns().size() != before.columns().size()) {
      // the hidden column of an expression stands behind all others
      changes.add(Change.MOVE_VIRTUAL);
    }
    changes.addAll(clusteredKey());
    boolean reorders =
        among(Change.NEW_CLUSTERED_KEY, asked, changes)
            || among(Change.DROP_CLUSTERED_KEY, asked, changes);
    if (reorders && option(TableOption.PARTITIONING).matches("(?is).*\\bKEY \\(\\).*")) {
      // rows are divided by the primary key itself
      changes.add(Change.CONVERT);
    }
    return changes;
  }

  private static boolean among(Change change, Set<Change> some, Set<Change> others) {
    return some.contains(change) || others.contains(change);
  }

  /** Compares the places of the columns that were there before. */
  private boolean moves() {
    List<String> names = names();
    List<String> kept = laterNames().stream().filter(names::contains).toList();
    return !names.stream().filter(kept::contains).toList().equals(kept);
  }

  private List<String> names() {
    return now.columns().stream().map(Column::name).toList();
  }

  private List<String> laterNames() {
    return before.columns().stream().map(column -> renamings.laterName(column.name())).toList();
  }

  private boolean hasFunctional() {
    return schema.indexesOf(before.table()).stream()
        .anyMatch(index -> IndexChanges.isFunctional(index.keys()));
  }

  private Set<Change> clusteredKey() {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    Optional<ClusteredKey> was = ClusteredKey.of(before, schema);
    Optional<ClusteredKey> is = ClusteredKey.of(now, after);
    boolean gone =
        was.map(key -> new ClusteredKey(renamings.laterIndexName(key.name())))
            .filter(key -> !key.isIn(now, after))
            .isPresent();
    if (gone) {
      changes.add(Change.DROP_CLUSTERED_KEY);
    } else if (was.isPresent() && is.isEmpty()) {
      // a column of the UNIQUE that ordered the rows takes NULL from now on
      changes.add(Change.CONVERT);
    }
    if (is.filter(key -> !key.isIn(before, schema)).isPresent() && (gone || was.isEmpty())) {
      changes.add(Change.NEW_CLUSTERED_KEY);
    }
    return changes;
  }

  /** Returns what of the table decides how it is done. */
  Traits traits(ServerState state) {
    List<String> kept = laterNames();
    List<String> names = names();
    boolean atEnd = names.size() >= kept.size() && names.subList(0, kept.size()).equals(kept);
    boolean fulltext = has("fulltext", schema);
    boolean hiddenDocId = state.hasHiddenDocId(before.table());
    return new Traits(
        option(TableOption.ENGINE).matches("(?i)|InnoDB"),
        fulltext,
        has("fulltext", after),
        has("spatial", after),
        fulltext || hiddenDocId || hasOwnDocId(),
        hiddenDocId,
        option(TableOption.ROW_FORMAT).toUpperCase(Locale.ROOT).contains("COMPRESSED"),
        !option(TableOption.PARTITIONING).isEmpty(),
        state.rowVersions(before.table()),
        atEnd);
  }

  /** Returns whether the table itself has the column that a FULLTEXT index needs. */
  boolean hasOwnDocId() {
    return before.column("FTS_DOC_ID").isPresent();
  }

  private String option(TableOption option) {
    return before.options().getOrDefault(option, "").replaceAll("['\"`]", "");
  }

  private boolean has(String method, Schema at) {
    return at.indexesOf(before.table()).stream()
        .anyMatch(index -> IndexChanges.isOf(index.method(), method));
  }
}
