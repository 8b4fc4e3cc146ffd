package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that are made, and tables that become partitions and are none again. */
final class NewTableSteps {

  private final Schema before;

  NewTableSteps(Schema before) {
    this.before = before;
  }

  Schema create(CreateTable operation) {
    Table table = operation.table();
    if (before.isTaken(table)) {
      return before;
    }
    return perhapsOlder(operation, born(operation));
  }

  /**
   * A table that may have been there before, or is made from others, may have more than is seen.
   */
  private Schema perhapsOlder(CreateTable operation, Schema after) {
    boolean copied =
        operation.fromQuery()
            || operation.temporary()
            || (before.rules() == CatalogRules.MYSQL && !operation.like().isEmpty())
            || models(operation).anyMatch(model -> !isWhole(model));
    return operation.ifNotExists() || copied
        ? after.with(after.attachments().with(Attachment.unseen(operation.table())))
        : after;
  }

  private static Stream<Table> models(CreateTable operation) {
    return Stream.of(
            operation.like(), operation.inherits(), operation.partitionOf().stream().toList())
        .flatMap(List::stream);
  }

  private boolean isWhole(Table table) {
    return before.table(table).isPresent()
        && before.attachments().of(table).stream().noneMatch(one -> one.is(ObjectKind.OTHER, ""));
  }

  private Schema born(CreateTable operation) {
    Table table = operation.table();
    List<Table> parents =
        Stream.concat(operation.partitionOf().stream(), operation.inherits().stream()).toList();
    Schema after =
        before.with(
            new TableShape(
                table,
                columns(operation, parents),
                List.of(),
                operation.partitionOf(),
                operation.inherits(),
                operation.defaultPartition(),
                operation.options()));
    for (Column column : operation.columns()) {
      after = ColumnSteps.withSequence(after, table, column);
      after = ColumnSteps.withConstraints(after, table, column);
    }
    // a foreign key may find its index among those that are declared with it
    for (Operation.CreateIndex index : operation.indexes()) {
      after = new IndexSteps(after).create(index);
    }
    for (Constraint constraint : operation.constraints()) {
      // without rows NOT VALID means nothing, and is not kept
      after = new ConstraintSteps(after).add(table, constraint.validated());
    }
    for (Table model : operation.like()) {
      after = new LikeSteps(before.rules(), operation).copied(after, table, model);
    }
    return takenOver(after, table, parents);
  }

  private List<Column> columns(CreateTable operation, List<Table> parents) {
    List<Column> columns = new ArrayList<>();
    for (Table parent : parents) {
      before.table(parent).ifPresent(shape -> columns.addAll(shape.columns()));
    }
    LikeSteps likes = new LikeSteps(before.rules(), operation);
    for (Table model : operation.like()) {
      before
          .table(model)
          .ifPresent(shape -> shape.columns().stream().map(likes::column).forEach(columns::add));
    }
    for (Column column : operation.columns()) {
      Optional<Column> inherited =
          columns.stream().filter(other -> other.name().equals(column.name())).findFirst();
      inherited.ifPresent(columns::remove);
      columns.add(ColumnSteps.standing(inherited.map(one -> merged(one, column)).orElse(column)));
    }
    return columns;
  }

  /** A partition may name a column without its type; what its parent demands and gives stays. */
  private static Column merged(Column inherited, Column own) {
    boolean typed = !own.type().equals(ColumnType.ELSEWHERE);
    boolean counts =
        inherited.generation() == Generation.SERIAL
            && own.generation() == Generation.NONE
            && own.defaultValue().isEmpty();
    return own.ofType(typed ? own.type() : inherited.type())
        .generated(counts ? Generation.SERIAL : own.generation())
        .notNull(own.notNull() || inherited.notNull())
        .withDefault(own.defaultValue().or(inherited::defaultValue));
  }

  Schema attach(Table parent, Table partition, boolean isDefault, String bound) {
    Optional<TableShape> shape = before.table(partition);
    if (shape.isEmpty()) {
      return before;
    }
    TableShape attached = shape.get().withParents(Optional.of(parent), List.of(), isDefault);
    Schema after = before.with(attached.withOption(TableOption.PARTITION_BOUND, bound));
    return takenOver(after, partition, List.of(parent));
  }

  /** Gives a child the constraints and indexes that its parents have and it has not. */
  private static Schema takenOver(Schema schema, Table child, List<Table> parents) {
    Schema after = schema;
    for (Table parent : parents) {
      TableShape shape = after.table(child).orElseThrow();
      List<Constraint> constraints =
          after.table(parent).map(TableShape::constraints).orElse(List.of());
      for (Constraint constraint : constraints) {
        if (constraint.inherited()
            && ConstraintSteps.reaches(shape, constraint.kind())
            && !has(after, child, constraint)) {
          after =
              new ConstraintSteps(after)
                  .add(child, ConstraintSteps.ofChild(constraint, after, parent));
        }
      }
      if (shape.partitionOf().isPresent()) {
        for (Index index : after.indexesOf(parent)) {
          after =
              IndexSteps.like(after, index, child).isPresent()
                  ? after
                  : after.with(IndexSteps.ofChild(after, index, child));
        }
      }
    }
    return after;
  }

  private static boolean has(Schema schema, Table table, Constraint constraint) {
    return schema.table(table).orElseThrow().constraints(constraint.kind()).stream()
        .anyMatch(
            own ->
                ConstraintSteps.hasIndex(own.kind())
                    ? own.columns().equals(constraint.columns())
                    : own.name().equals(constraint.name()));
  }

  Schema detach(Table parent, Table partition) {
    return before
        .table(partition)
        .filter(shape -> shape.partitionOf().filter(parent::equals).isPresent())
        .map(shape -> before.with(shape.withParents(Optional.empty(), List.of(), false)))
        .orElse(before);
  }
}
