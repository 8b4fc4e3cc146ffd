package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;

/**
 * The key that orders the rows of a table: its primary key, else a UNIQUE over NOT NULL columns.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-index-types.html">Clustered and
 *     Secondary Indexes</a>
 */
record ClusteredKey(String name) {

  private static final String PRIMARY = "PRIMARY";

  static Optional<ClusteredKey> of(TableShape table, Schema schema) {
    return table.primaryKey().isEmpty()
        ? candidates(table, schema).stream().findFirst()
        : Optional.of(new ClusteredKey(PRIMARY));
  }

  private static List<ClusteredKey> candidates(TableShape table, Schema schema) {
    return schema.indexesOf(table.table()).stream()
        .filter(index -> index.unique() && index.prefixes().isEmpty())
        .filter(index -> index.keys().stream().allMatch(key -> orders(table, key)))
        .map(index -> new ClusteredKey(index.name()))
        .toList();
  }

  private static boolean orders(TableShape table, String key) {
    return table
        .column(key.replaceFirst(" DESC$", ""))
        .filter(Column::notNull)
        .filter(column -> column.generation() != Generation.VIRTUAL)
        .isPresent();
  }

  boolean isPrimary() {
    return name.equals(PRIMARY);
  }

  /** Returns whether the table has a key of that name. */
  boolean isIn(TableShape shape, Schema schema) {
    Table table = shape.table();
    Optional<Index> index = schema.index(table, name);
    return isPrimary() ? !shape.primaryKey().isEmpty() : index.isPresent();
  }
}
