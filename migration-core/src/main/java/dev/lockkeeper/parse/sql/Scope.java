package dev.lockkeeper.parse.sql;

import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean at one level of a query. */
public final class Scope {

  private final Set<String> withNames;
  private final Map<String, Set<Table>> meanings = new LinkedHashMap<>();
  private final List<Map.Entry<String, Table>> direct = new ArrayList<>();

  private Scope(Set<String> withNames) {
    this.withNames = withNames;
  }

  static Scope outermost() {
    return new Scope(new HashSet<>());
  }

  /** Returns a level inside this one, which knows its WITH names. */
  Scope inner() {
    return new Scope(new HashSet<>(withNames));
  }

  void with(String name) {
    withNames.add(name);
  }

  boolean hides(Table table) {
    return table.schema().isEmpty() && withNames.contains(table.name());
  }

  void called(String name, Collection<Table> meant) {
    meanings.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(meant);
  }

  void direct(String name, Table table) {
    direct.add(Map.entry(name, table));
  }

  /** Returns the tables that this level itself reads, by what it calls them. */
  List<Map.Entry<String, Table>> direct() {
    return direct;
  }

  Optional<Set<Table>> meant(String name) {
    return Optional.ofNullable(meanings.get(name));
  }

  Set<Table> tables() {
    Set<Table> tables = new LinkedHashSet<>();
    meanings.values().forEach(tables::addAll);
    return tables;
  }
}
