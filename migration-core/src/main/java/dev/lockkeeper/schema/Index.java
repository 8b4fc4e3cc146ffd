package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Table;
import java.util.List;

/**
 * An index as it stands.
 *
 * @param name in its table's schema
 * @param table indexed
 * @param keys columns or expressions
 * @param unique whether it refuses duplicates
 * @param valid false after a failed concurrent build
 */
public record Index(String name, Table table, List<String> keys, boolean unique, boolean valid) {
  public Index {
    keys = List.copyOf(keys);
  }
}
