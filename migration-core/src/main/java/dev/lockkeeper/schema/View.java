package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import java.util.List;

/**
 * What a view or a materialized view shows.
 *
 * @param columns in order
 * @param writable whether rows can be inserted, updated and deleted through it
 */
public record View(List<Column> columns, boolean writable) implements SchemaObject.Detail {
  public View {
    columns = List.copyOf(columns);
  }
}
