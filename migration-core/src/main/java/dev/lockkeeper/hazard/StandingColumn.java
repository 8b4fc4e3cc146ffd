package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Mention;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.SequenceUse;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column before a statement changes it, in its table and schema.
 *
 * @param shape its table
 * @param column as it stands
 * @param schema all that is there
 */
record StandingColumn(TableShape shape, Column column, Schema schema) {

  private static final Set<Kind> KEYS = EnumSet.of(Kind.PRIMARY_KEY, Kind.UNIQUE);

  static Optional<StandingColumn> of(Table table, String column, Schema schema) {
    return schema
        .table(table)
        .flatMap(shape -> shape.column(column).map(it -> new StandingColumn(shape, it, schema)));
  }

  Table table() {
    return shape.table();
  }

  /** Returns the keys that it is a part of. */
  Stream<Constraint> keys() {
    return resting().filter(it -> KEYS.contains(it.kind()));
  }

  /** Returns all other constraints of its table that name it. */
  Stream<Constraint> constraints() {
    return resting().filter(it -> !KEYS.contains(it.kind()));
  }

  private Stream<Constraint> resting() {
    Mention mention = Mention.of(column.name());
    return shape.constraints().stream()
        .filter(
            it ->
                it.columns().contains(column.name())
                    || mention.in(it.details())
                    || it.expression().filter(all -> mention.in(all.sql())).isPresent());
  }

  /** Returns the indexes that name it, but for those behind constraints. */
  Stream<Index> indexes() {
    return schema.indexesOf(table()).stream()
        .filter(index -> index.mentions(column.name()))
        .filter(index -> shape.constraint(index.name()).isEmpty());
  }

  /** Returns whether a key, a constraint or an index names it. */
  boolean isRestedOn() {
    return resting().findAny().isPresent() || indexes().findAny().isPresent();
  }

  /** Returns the foreign keys that point at it, alone or with other columns. */
  List<ForeignKey> referring() {
    return schema.foreignKeysTo(table()).stream()
        .filter(
            key -> columnsOf(key.constraint().references().orElseThrow()).contains(column.name()))
        .toList();
  }

  /** Returns the columns of its table that a foreign key points at. */
  List<String> columnsOf(Reference target) {
    return target.columns().isEmpty() ? shape.primaryKey() : target.columns();
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
