package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Table;
import java.util.Set;
import java.util.TreeSet;

/**
 * What points at one table: kept beside the tables, so that nobody has to search all of them.
 *
 * @param indexes names of its indexes
 * @param referencing tables with a foreign key to it
 * @param children its partitions and the tables that inherit from it
 */
record Links(Set<Table> indexes, Set<Table> referencing, Set<Table> children) {

  static final Links NONE = new Links(Set.of(), Set.of(), Set.of());

  boolean isEmpty() {
    return indexes.isEmpty() && referencing.isEmpty() && children.isEmpty();
  }

  Links index(Table index, boolean there) {
    return new Links(changed(indexes, index, there), referencing, children);
  }

  Links referencing(Table table, boolean there) {
    return new Links(indexes, changed(referencing, table, there), children);
  }

  Links child(Table table, boolean there) {
    return new Links(indexes, referencing, changed(children, table, there));
  }

  private static Set<Table> changed(Set<Table> names, Table name, boolean there) {
    if (names.contains(name) == there) {
      return names;
    }
    Set<Table> changed = new TreeSet<>(names);
    if (there) {
      changed.add(name);
    } else {
      changed.remove(name);
    }
    return changed;
  }
}
