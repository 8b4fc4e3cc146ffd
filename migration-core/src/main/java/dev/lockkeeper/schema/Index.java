package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.List;
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
 */
public record Index(
    String name,
    Table table,
    List<String> keys,
    boolean unique,
    boolean valid,
    List<String> include,
    Optional<Expression> where) {
  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
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

  Index named(String newName) {
    return new Index(newName, table, keys, unique, valid, include, where);
  }

  Index on(Table newTable) {
    return new Index(name, newTable, keys, unique, valid, include, where);
  }

  Index withColumnNamed(String column, String to) {
    Mention mention = Mention.of(column);
    return new Index(
        name,
        table,
        keys.stream().map(key -> mention.renamed(key, to)).toList(),
        unique,
        valid,
        include.stream().map(key -> mention.renamed(key, to)).toList(),
        where.map(condition -> mention.renamed(condition, to)));
  }
}
