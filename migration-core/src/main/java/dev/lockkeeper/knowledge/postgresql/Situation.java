package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What decides the outcome of an operation beside the operation itself.
 *
 * @param major version of the server: 13, …, 18
 * @param schema as it stands just before
 */
record Situation(int major, Schema schema) {

  /** Returns whether the server is of that major version or a newer one. */
  boolean isFrom(int version) {
    return major >= version;
  }

  Deeds deeds() {
    return new Deeds(schema);
  }

  /** Returns the table and all partitions and inheriting tables below it. */
  List<Table> family(Table table) {
    List<Table> family = new ArrayList<>();
    family.add(table);
    schema.descendantsOf(table).forEach(child -> family.add(child.table()));
    return family;
  }

  /** Returns those of the family that hold rows themselves. */
  List<Table> heaps(Table table) {
    return family(table).stream().filter(member -> !schema.isPartitioned(member)).toList();
  }

  /** Returns the partitions below the table that hold rows themselves; the table if none has. */
  List<Table> leaves(Table table) {
    return schema.isPartitioned(table) ? heaps(table) : List.of(table);
  }

  /** Returns the table and all partitions below it, but no table that merely inherits. */
  List<Table> partitionTree(Table table) {
    return schema.isPartitioned(table) ? family(table) : List.of(table);
  }

  Optional<Column> column(Table table, String name) {
    return schema.table(table).flatMap(shape -> shape.column(name));
  }

  List<Constraint> constraints(Table table) {
    return schema.table(table).map(TableShape::constraints).orElse(List.of());
  }

  /** Returns whether NULL is already impossible in the column, without a look at the rows. */
  boolean knownNotNull(Table table, String column) {
    return column(table, column).filter(Column::notNull).isPresent()
        || constraints(table).stream()
            .anyMatch(constraint -> NotNullProof.proves(constraint, column));
  }

  /** Returns whether the key is a partitioned parent's, which alone has triggers at the target. */
  boolean isInherited(ForeignKey key) {
    return schema
        .table(key.table())
        .flatMap(TableShape::partitionOf)
        .map(schema::foreignKeysOf)
        .orElse(List.of())
        .stream()
        .anyMatch(parents -> parents.constraint().name().equals(key.constraint().name()));
  }
}
