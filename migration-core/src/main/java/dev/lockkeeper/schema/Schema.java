package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A database's schema at one moment; immutable. */
public final class Schema {

  private final Map<Table, TableShape> tables;
  private final Map<Table, Index> indexes;

  private Schema(Map<Table, TableShape> tables, Map<Table, Index> indexes) {
    this.tables = tables;
    this.indexes = indexes;
  }

  /** Returns the schema of a database that holds nothing. */
  public static Schema empty() {
    return new Schema(Map.of(), Map.of());
  }

  /** Returns the schema of those tables and indexes, as a catalog shows them. */
  public static Schema of(Collection<TableShape> tables, Collection<Index> indexes) {
    Map<Table, TableShape> tablesByName = new TreeMap<>();
    tables.forEach(table -> tablesByName.put(table.table(), table));
    Map<Table, Index> indexesByName = new TreeMap<>();
    indexes.forEach(index -> indexesByName.put(index.table().sibling(index.name()), index));
    return new Schema(tablesByName, indexesByName);
  }

  /** Returns all tables, by name. */
  public Collection<TableShape> tables() {
    return tables.values();
  }

  /** Returns the table of that name, where it is known. */
  public Optional<TableShape> table(Table name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** Returns all indexes, those behind constraints included, by name. */
  public Collection<Index> indexes() {
    return indexes.values();
  }

  /** Returns the index of that name, where it is known. */
  public Optional<Index> index(Table name) {
    return Optional.ofNullable(indexes.get(name));
  }

  /** Returns the schema after the operation; one that changes no schema returns this. */
  public Schema after(Operation operation) {
    return this;
  }
}
