package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.SequenceUse;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column before a statement changes it, in its table and schema.
 *
 * @param shape its table
 * @param column as it stands
 * @param schema all that is there
 */
record StandingColumn(TableShape shape, Column column, Schema schema) {

  static Optional<StandingColumn> of(Table table, String column, Schema schema) {
    return schema
        .table(table)
        .flatMap(shape -> shape.column(column).map(it -> new StandingColumn(shape, it, schema)));
  }

  Table table() {
    return shape.table();
  }

  /** Returns the primary key, where it is on this column alone. */
  Optional<Constraint> key() {
    return shape.constraints(Kind.PRIMARY_KEY).stream().filter(this::isKey).findFirst();
  }

  boolean isKey(Constraint constraint) {
    return constraint.kind() == Kind.PRIMARY_KEY
        && constraint.columns().equals(List.of(column.name()));
  }

  /** Returns the foreign keys that point at the column as the primary key. */
  List<ForeignKey> referring() {
    return key().isEmpty()
        ? List.of()
        : schema.foreignKeysTo(table()).stream().filter(this::refersToIt).toList();
  }

  private boolean refersToIt(ForeignKey key) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return columns.isEmpty() || columns.equals(List.of(column.name()));
  }

  /** Returns the sequence that belongs to the column. */
  Optional<Table> sequence() {
    Stream<Table> made =
        schema.sequencesOf(table()).stream()
            .filter(it -> it.column().equals(column.name()))
            .map(Sequence::name);
    return Stream.concat(made, seen()).findFirst();
  }

  private Stream<Table> seen() {
    return schema.objects().stream()
        .filter(
            object ->
                object
                    .detail(SequenceUse.class)
                    .filter(use -> use.owner().equals(table()))
                    .filter(use -> use.column().equals(column.name()))
                    .isPresent())
        .map(SchemaObject::name);
  }
}
