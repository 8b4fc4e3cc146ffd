package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table before an ALTER and after all of its actions, held beside each other.
 *
 * @param schema before
 * @param after the schema after
 */
record TableStep(
    TableShape before,
    Schema schema,
    TableShape now,
    Schema after,
    Renamings renamings,
    Release release) {

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
        new VirtualColumns(withHidden(before, schema), withHidden(now, after), renamings::laterName)
            .changes());
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
    List<String> names = names(now).toList();
    List<String> kept = laterNames().stream().filter(names::contains).toList();
    return !names.stream().filter(kept::contains).toList().equals(kept);
  }

  private static Stream<String> names(TableShape shape) {
    return shape.columns().stream().map(Column::name);
  }

  private List<String> laterNames() {
    return before.columns().stream().map(column -> renamings.laterName(column.name())).toList();
  }

  /**
   * The hidden columns of expressions stand behind all others, by the names of their indexes;
   * before 8.0.29 they stayed where they were, in front of what was added at the end.
   */
  private List<Column> withHidden(TableShape shape, Schema at) {
    List<Column> columns = new ArrayList<>(shape.columns());
    int place = release.isFrom(Release.ANY_COLUMN_INSTANT) ? columns.size() : kept(columns);
    List<Column> hidden =
        at.indexesOf(shape.table()).stream()
            .filter(index -> IndexChanges.isFunctional(index.keys()))
            .map(index -> index.name().toLowerCase(Locale.ROOT))
            .sorted(inOrder())
            .map(VirtualColumns::hidden)
            .toList();
    columns.addAll(place, hidden);
    return columns;
  }

  /** An older server puts a new one behind those that are there. */
  private Comparator<String> inOrder() {
    return release.isFrom(Release.ANY_COLUMN_INSTANT)
        ? Comparator.naturalOrder()
        : Comparator.comparing((String name) -> schema.index(before.table(), name).isEmpty())
            .thenComparing(Comparator.naturalOrder());
  }

  private int kept(List<Column> columns) {
    List<String> names = Stream.concat(names(before), laterNames().stream()).toList();
    int place = columns.size();
    while (place > 0 && !names.contains(columns.get(place - 1).name())) {
      place--;
    }
    return place;
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
    List<String> names = names(now).toList();
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
        hasOwnDocId(),
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
