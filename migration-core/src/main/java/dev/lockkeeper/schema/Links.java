package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Table;

/**
 * What points at one table: kept beside the tables, so that nobody has to search all of them.
 *
 * @param indexes names of its indexes
 * @param referencing tables with a foreign key to it
 * @param children its partitions and the tables that inherit from it
 */
record Links(
    OrderedMap<Table, Table> indexes,
    OrderedMap<Table, Table> referencing,
    OrderedMap<Table, Table> children) {

  static final Links NONE = new Links(OrderedMap.empty(), OrderedMap.empty(), OrderedMap.empty());

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

  private static OrderedMap<Table, Table> changed(
      OrderedMap<Table, Table> names, Table name, boolean there) {
    return there ? names.with(name, name) : names.without(name);
  }
}
