package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table while its rows of the catalog come in. */
final class TableRows {

  private final Table table;
  private final Optional<Table> partitionOf;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();

  TableRows(Table table, Optional<Table> partitionOf) {
    this.table = table;
    this.partitionOf = partitionOf;
  }

  void add(Column column) {
    columns.add(column);
  }

  void add(Constraint constraint) {
    constraints.add(constraint);
  }

  TableShape shape() {
    return new TableShape(table, columns, constraints, partitionOf);
  }
}
