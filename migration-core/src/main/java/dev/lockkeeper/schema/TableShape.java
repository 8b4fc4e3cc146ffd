package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnPosition;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table as it stands.
 *
 * @param table its name
 * @param columns in order
 * @param constraints all of them, those written beside a column included; NOT NULL is the column's
 * @param partitionOf its partitioned parent, where it has one
 * @param inherits its parents, where it has some without being a partition
 * @param defaultPartition whether it takes the rows that no other partition of its parent takes
 * @param options what is declared of it beside columns, constraints and indexes
 */
public record TableShape(
    Table table,
    List<Column> columns,
    List<Constraint> constraints,
    Optional<Table> partitionOf,
    List<Table> inherits,
    boolean defaultPartition,
    Map<TableOption, String> options) {
  public TableShape {
    options = Map.copyOf(options);
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    inherits = List.copyOf(inherits);
  }

  /** A table without options. */
  public TableShape(
      Table table,
      List<Column> columns,
      List<Constraint> constraints,
      Optional<Table> partitionOf,
      List<Table> inherits,
      boolean defaultPartition) {
    this(table, columns, constraints, partitionOf, inherits, defaultPartition, Map.of());
  }

  /** A table that inherits from none and is no default partition. */
  public TableShape(
      Table table,
      List<Column> columns,
      List<Constraint> constraints,
      Optional<Table> partitionOf) {
    this(table, columns, constraints, partitionOf, List.of(), false);
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

  /** Returns the constraints of that kind. */
  public List<Constraint> constraints(Constraint.Kind kind) {
    return constraints.stream().filter(constraint -> constraint.kind() == kind).toList();
  }

  /** Returns the columns of the primary key; none where there is no primary key. */
  public List<String> primaryKey() {
    return constraints(Constraint.Kind.PRIMARY_KEY).stream()
        .flatMap(constraint -> constraint.columns().stream())
        .toList();
  }

  /** Returns every table whose columns it takes over: partitioned parent or inherited ones. */
  public List<Table> parents() {
    return Stream.concat(partitionOf.stream(), inherits.stream()).toList();
  }

  TableShape named(Table newName) {
    return new TableShape(
        newName, columns, constraints, partitionOf, inherits, defaultPartition, options);
  }

  TableShape withColumns(List<Column> newColumns) {
    return new TableShape(
        table, newColumns, constraints, partitionOf, inherits, defaultPartition, options);
  }

  TableShape withConstraints(List<Constraint> newConstraints) {
    return new TableShape(
        table, columns, newConstraints, partitionOf, inherits, defaultPartition, options);
  }

  TableShape withOption(TableOption option, String value) {
    Map<TableOption, String> more = new EnumMap<>(TableOption.class);
    more.putAll(options);
    more.put(option, value);
    return new TableShape(
        table, columns, constraints, partitionOf, inherits, defaultPartition, more);
  }

  TableShape withParents(
      Optional<Table> partitioned, List<Table> inherited, boolean asDefaultPartition) {
    return new TableShape(
        table, columns, constraints, partitioned, inherited, asDefaultPartition, options);
  }

  /** Moves the column to that place; it stays where it is if the place is not known. */
  TableShape withColumnAt(String name, ColumnPosition place) {
    List<Column> moved = new ArrayList<>(columns);
    Optional<Column> column = column(name);
    Optional<Column> left = place.after().flatMap(this::column);
    if (column.isEmpty() || (place.after().isPresent() && left.isEmpty()) || left.equals(column)) {
      return this;
    }
    moved.remove(column.get());
    moved.add(left.map(of -> moved.indexOf(of) + 1).orElse(0), column.get());
    return withColumns(moved);
  }

  TableShape mapColumn(String name, UnaryOperator<Column> change) {
    return withColumns(
        columns.stream().map(c -> c.name().equals(name) ? change.apply(c) : c).toList());
  }

  TableShape mapConstraints(UnaryOperator<Constraint> change) {
    return withConstraints(constraints.stream().map(change).toList());
  }

  TableShape withoutConstraint(Constraint gone) {
    return withConstraints(constraints.stream().filter(c -> !c.equals(gone)).toList());
  }

  TableShape withConstraint(Constraint constraint) {
    List<Constraint> more = new ArrayList<>(constraints);
    more.add(constraint);
    return withConstraints(more);
  }

  TableShape withColumn(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return withColumns(more);
  }
}
