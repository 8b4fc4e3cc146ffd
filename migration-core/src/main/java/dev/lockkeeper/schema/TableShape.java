package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;

/**
 * A table as it stands.
 *
 * @param table its name
 * @param columns in order
 * @param constraints all of them, those written beside a column included; NOT NULL is the column's
 * @param partitionOf its partitioned parent, where it has one
 */
public record TableShape(
    Table table, List<Column> columns, List<Constraint> constraints, Optional<Table> partitionOf) {
  public TableShape {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  /** Returns the column of that name, where there is one. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Returns the constraint of that name, where there is one. */
  public Optional<Constraint> constraint(String name) {
    return constraints.stream()
        .filter(constraint -> constraint.name().filter(name::equals).isPresent())
        .findFirst();
  }
}
