package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index as it stands.
 *
 * @param name in its table's schema
 * @param table indexed
 * @param keys columns or expressions
 * @param unique whether it refuses duplicates
 * @param valid false after a failed concurrent build
 * @param include columns carried along
 * @param where a partial index's condition
 * @param method how it is built, where that is declared: {@code btree}, {@code gin}, {@code
 *     fulltext}
 * @param prefixes the leading characters or bytes that MySQL indexes of a column
 * @param implied whether the database made it for a foreign key, and drops it of its own accord
 *     when another index does as well
 * @param invisible whether MySQL keeps it up to date without using it
 * @param definition all that was declared of it behind its table, where that is known
 */
public record Index(
    String name,
    Table table,
    List<String> keys,
    boolean unique,
    boolean valid,
    List<String> include,
    Optional<Expression> where,
    Optional<String> method,
    Map<String, Integer> prefixes,
    boolean implied,
    boolean invisible,
    Optional<String> definition) {
  public Index {
    prefixes = Map.copyOf(prefixes);
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  /** An index over whole values, built in the database's own way. */
  public Index(
      String name,
      Table table,
      List<String> keys,
      boolean unique,
      boolean valid,
      List<String> include,
      Optional<Expression> where) {
    this(
        name,
        table,
        keys,
        unique,
        valid,
        include,
        where,
        Optional.empty(),
        Map.of(),
        false,
        false,
        Optional.empty());
  }

  /** An index over all rows that carries nothing along. */
  public Index(String name, Table table, List<String> keys, boolean unique, boolean valid) {
    this(name, table, keys, unique, valid, List.of(), Optional.empty());
  }

  /** Returns its name with its schema, as it is known in the catalog. */
  public Table qualifiedName() {
    return table.sibling(name);
  }

  /** Returns whether keys, carried columns or condition name the column. */
  public boolean mentions(String column) {
    return keys.stream().anyMatch(key -> Mention.of(column).in(key))
        || include.contains(column)
        || where.filter(condition -> Mention.of(column).in(condition.sql())).isPresent();
  }

  /** Returns the index that the database makes for a foreign key on those columns. */
  static Index implied(String name, Table table, List<String> columns) {
    return new Index(
        name,
        table,
        columns,
        false,
        true,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        true,
        false,
        Optional.empty());
  }

  /** Returns how many characters or bytes of a key it compares, which is all of most. */
  int length(String key) {
    return prefixes.getOrDefault(key, Integer.MAX_VALUE);
  }

  /** Returns whether its keys begin with those columns. */
  public boolean beginsWith(List<String> columns) {
    return keys.size() >= columns.size() && keys.subList(0, columns.size()).equals(columns);
  }

  Index named(String newName) {
    return new Index(
        newName,
        table,
        keys,
        unique,
        valid,
        include,
        where,
        method,
        prefixes,
        implied,
        invisible,
        definition);
  }

  Index invisible(boolean now) {
    return new Index(
        name,
        table,
        keys,
        unique,
        valid,
        include,
        where,
        method,
        prefixes,
        implied,
        now,
        definition);
  }

  Index on(Table newTable) {
    return new Index(
        name,
        newTable,
        keys,
        unique,
        valid,
        include,
        where,
        method,
        prefixes,
        implied,
        invisible,
        definition);
  }

  /** Returns the index without that column, or nothing where it had no other. */
  Optional<Index> withoutKey(String column) {
    List<String> kept =
        keys.stream().filter(key -> !key.equals(column) && !key.equals(column + " DESC")).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Index(
                name,
                table,
                kept,
                unique,
                valid,
                include,
                where,
                method,
                prefixes,
                implied,
                invisible,
                Optional.empty()));
  }

  /** Returns the same index on a column of another name. */
  public Index withColumnNamed(String column, String to) {
    Mention mention = Mention.of(column);
    return new Index(
        name,
        table,
        keys.stream().map(key -> mention.renamed(key, to)).toList(),
        unique,
        valid,
        include.stream().map(key -> mention.renamed(key, to)).toList(),
        where.map(condition -> mention.renamed(condition, to)),
        method,
        renamed(prefixes, column, to),
        implied,
        invisible,
        definition.map(all -> mention.renamed(all, to)));
  }

  private static Map<String, Integer> renamed(
      Map<String, Integer> prefixes, String column, String to) {
    Map<String, Integer> renamed = new HashMap<>(prefixes);
    Integer length = renamed.remove(column);
    if (length != null) {
      renamed.put(to, length);
    }
    return renamed;
  }
}
