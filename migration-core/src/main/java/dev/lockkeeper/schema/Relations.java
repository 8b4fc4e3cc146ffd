package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tables and their indexes, and for each table what points at it; immutable. */
final class Relations {

  static final Relations NONE =
      new Relations(OrderedMap.empty(), OrderedMap.empty(), OrderedMap.empty());

  private final OrderedMap<Table, TableShape> tables;
  private final OrderedMap<Table, Index> indexes;
  private final OrderedMap<Table, Links> links;

  private Relations(
      OrderedMap<Table, TableShape> tables,
      OrderedMap<Table, Index> indexes,
      OrderedMap<Table, Links> links) {
    this.tables = tables;
    this.indexes = indexes;
    this.links = links;
  }

  List<TableShape> tables() {
    return tables.values();
  }

  Optional<TableShape> table(Table name) {
    return tables.get(name);
  }

  List<Index> indexes() {
    return indexes.values();
  }

  Optional<Index> index(Table key) {
    return indexes.get(key);
  }

  List<Index> indexesOf(Table table) {
    return links(table).indexes().values().stream()
        .flatMap(key -> indexes.get(key).stream())
        .toList();
  }

  List<ForeignKey> foreignKeysTo(Table table) {
    List<ForeignKey> keys = new ArrayList<>();
    for (Table referencing : links(table).referencing().values()) {
      foreignKeysOf(referencing).stream()
          .filter(key -> key.constraint().references().orElseThrow().table().equals(table))
          .forEach(keys::add);
    }
    return keys;
  }

  List<ForeignKey> foreignKeysOf(Table table) {
    return tables.get(table).stream()
        .flatMap(shape -> shape.constraints(Kind.FOREIGN_KEY).stream())
        .filter(constraint -> constraint.references().isPresent())
        .map(constraint -> new ForeignKey(table, constraint))
        .toList();
  }

  List<TableShape> childrenOf(Table table) {
    return links(table).children().values().stream()
        .flatMap(name -> tables.get(name).stream())
        .toList();
  }

  Relations with(TableShape shape) {
    Table name = shape.table();
    OrderedMap<Table, Links> before =
        tables.get(name).map(old -> linked(links, old, false)).orElse(links);
    return new Relations(tables.with(name, shape), indexes, linked(before, shape, true));
  }

  Relations without(TableShape shape) {
    return new Relations(tables.without(shape.table()), indexes, linked(links, shape, false));
  }

  /** Returns the same with an index under that key, in place of one that may have it. */
  Relations with(Index index, Table key) {
    Relations clear = indexes.get(key).map(old -> without(old, key)).orElse(this);
    return new Relations(
        tables,
        clear.indexes.with(key, index),
        changed(clear.links, index.table(), of -> of.index(key, true)));
  }

  Relations without(Index index, Table key) {
    return new Relations(
        tables, indexes.without(key), changed(links, index.table(), of -> of.index(key, false)));
  }

  private Links links(Table table) {
    return links.get(table).orElse(Links.NONE);
  }

  private static OrderedMap<Table, Links> linked(
      OrderedMap<Table, Links> links, TableShape shape, boolean there) {
    OrderedMap<Table, Links> linked = links;
    for (Table parent : Set.copyOf(shape.parents())) {
      linked = changed(linked, parent, of -> of.child(shape.table(), there));
    }
    for (Constraint constraint : shape.constraints(Kind.FOREIGN_KEY)) {
      if (constraint.references().isPresent()) {
        Table target = constraint.references().get().table();
        linked = changed(linked, target, of -> of.referencing(shape.table(), there));
      }
    }
    return linked;
  }

  private static OrderedMap<Table, Links> changed(
      OrderedMap<Table, Links> links, Table table, UnaryOperator<Links> change) {
    Links changed = change.apply(links.get(table).orElse(Links.NONE));
    return changed.isEmpty() ? links.without(table) : links.with(table, changed);
  }
}
