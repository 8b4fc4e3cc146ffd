package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The virtual columns of a table before and after an ALTER, by their places: the server does little
 * in place once one has another number.
 *
 * @param laterName what a column of before is called after
 */
record VirtualColumns(List<Column> before, List<Column> after, UnaryOperator<String> laterName) {

  /** Returns what that asks of the storage engine. */
  Set<Change> changes() {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    List<String> names = after.stream().map(Column::name).toList();
    List<String> kept = new ArrayList<>();
    for (int place = 0; place < before.size(); place++) {
      String name = laterName.apply(before.get(place).name());
      int later = names.indexOf(name);
      if (isVirtual(before.get(place)) && later >= 0) {
        kept.add(name);
        if (later != place) {
          changes.add(Change.MOVE_VIRTUAL);
        }
      }
    }
    List<String> virtual =
        after.stream().filter(VirtualColumns::isVirtual).map(Column::name).toList();
    boolean ordered = virtual.size() >= kept.size() && virtual.subList(0, kept.size()).equals(kept);
    if (!ordered) {
      changes.add(Change.REORDER_VIRTUAL);
    }
    return changes;
  }

  /** Returns the column of an index over an expression; nobody can give another that name. */
  static Column hidden(String index) {
    return new Column(
        "!hidden!" + index,
        ColumnType.ELSEWHERE,
        false,
        Optional.empty(),
        Generation.VIRTUAL,
        List.of());
  }

  private static boolean isVirtual(Column column) {
    return column.generation() == Generation.VIRTUAL;
  }
}
