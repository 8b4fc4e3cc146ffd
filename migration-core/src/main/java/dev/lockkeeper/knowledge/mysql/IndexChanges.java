package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one ALTER does to the indexes of its table. An index that goes and comes back as it was is
 * not touched: the server compares the table before with the table after.
 */
final class IndexChanges {

  private final TableShape table;
  private final Schema schema;
  private final Map<String, Index> dropped = new LinkedHashMap<>();
  private final Map<String, Index> shrunk = new LinkedHashMap<>();
  private final List<CreateIndex> added = new ArrayList<>();
  private boolean dropsUnknown;

  /**
   * @param table before the first action
   * @param schema before the first action
   */
  IndexChanges(TableShape table, Schema schema) {
    this.table = table;
    this.schema = schema;
  }

  void adds(CreateIndex index) {
    added.add(index);
  }

  void drops(String name) {
    shrunk.remove(name.toLowerCase(Locale.ROOT));
    schema
        .index(table.table(), name)
        .ifPresentOrElse(index -> dropped.put(key(index), index), () -> dropsUnknown = true);
  }

  /** "If columns are dropped from a table, the columns are also removed from any index". */
  void dropsColumn(String column) {
    for (Index index : of(column)) {
      if (dropped.put(key(index), index) == null && index.keys().size() > 1) {
        shrunk.put(key(index), index);
      }
    }
  }

  /** Returns the indexes that order rows by the column, the primary key left out. */
  List<Index> of(String column) {
    return schema.indexesOf(table.table()).stream()
        .filter(index -> !index.name().equals("PRIMARY"))
        .filter(index -> index.keys().stream().anyMatch(key -> names(key, column)))
        .toList();
  }

  /** Returns whether one of them is not dropped by what was asked so far. */
  boolean keeps(String column) {
    return of(column).stream().anyMatch(index -> !dropped.containsKey(key(index)));
  }

  private static boolean names(String key, String column) {
    return plain(key).equalsIgnoreCase(column);
  }

  private static String plain(String key) {
    return key.endsWith(" DESC") ? key.substring(0, key.length() - " DESC".length()) : key;
  }

  private static String key(Index index) {
    return index.name().toLowerCase(Locale.ROOT);
  }

  /** Returns how many FULLTEXT indexes are added. */
  long fulltextAdded() {
    return added.stream().filter(index -> isOf(index.method(), "fulltext")).count();
  }

  /** Returns what that asks of the storage engine. */
  Set<Change> all(boolean addsVirtual) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    Map<String, Index> gone = new LinkedHashMap<>(dropped);
    for (CreateIndex index : added) {
      Optional<Index> same = Optional.ofNullable(gone.get(name(index))).filter(was(index));
      same.ifPresentOrElse(
          was -> {
            gone.remove(key(was));
            changes.add(commented(index) ? Change.ALTER_INDEX : Change.DICTIONARY);
          },
          () -> adds(index, addsVirtual, changes));
    }
    for (Index index : gone.values()) {
      changes.add(index.unique() ? Change.DROP_UNIQUE : Change.DROP_INDEX);
      if (isFunctional(index.keys())) {
        changes.add(Change.DROP_VIRTUAL);
      }
    }
    shrunk.values().forEach(i -> changes.add(i.unique() ? Change.ADD_UNIQUE : Change.ADD_INDEX));
    if (dropsUnknown) {
      changes.add(Change.DROP_INDEX);
    }
    return changes;
  }

  private static String name(CreateIndex index) {
    return index.name().orElseGet(() -> index.keys().get(0)).toLowerCase(Locale.ROOT);
  }

  /** Visibility and the parser of a FULLTEXT index are not looked at. */
  private static Predicate<Index> was(CreateIndex index) {
    return was ->
        was.keys().equals(index.keys())
            && was.unique() == index.unique()
            && was.prefixes().equals(index.prefixes())
            && kind(was.method()).equals(kind(index.method()));
  }

  /** InnoDB makes a B-tree of what is asked to be a hash. */
  private static String kind(Optional<String> method) {
    return isOf(method, "fulltext") || isOf(method, "spatial") ? method.orElseThrow() : "btree";
  }

  private static boolean commented(CreateIndex index) {
    return index.definition().toUpperCase(Locale.ROOT).contains(" COMMENT ");
  }

  private void adds(CreateIndex index, boolean addsVirtual, Set<Change> changes) {
    if (isOf(index.method(), "fulltext")) {
      changes.add(Change.ADD_FULLTEXT);
      return;
    }
    if (isOf(index.method(), "spatial")) {
      changes.add(Change.ADD_SPATIAL);
      return;
    }
    // an expression is kept in a hidden virtual column
    if (isFunctional(index.keys())) {
      changes.add(Change.ADD_VIRTUAL);
      changes.add(Change.ADD_VIRTUAL_INDEX);
    } else if (addsVirtual && index.keys().stream().anyMatch(this::isNew)) {
      changes.add(Change.ADD_VIRTUAL_INDEX);
    }
    changes.add(index.unique() ? Change.ADD_UNIQUE : Change.ADD_INDEX);
  }

  private boolean isNew(String key) {
    return table.column(plain(key)).isEmpty();
  }

  static boolean isFunctional(List<String> keys) {
    return keys.stream().anyMatch(key -> key.startsWith("("));
  }

  static boolean isOf(Optional<String> method, String wanted) {
    return method.filter(wanted::equalsIgnoreCase).isPresent();
  }
}
