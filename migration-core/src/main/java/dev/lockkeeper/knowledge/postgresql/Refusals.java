package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropNotNull;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is refused whatever rows there are, in the server's words. */
final class Refusals {

  private final Situation situation;

  Refusals(Situation situation) {
    this.situation = situation;
  }

  /** Returns why the server refuses the statement of those operations, where that is certain. */
  Optional<String> of(List<Operation> operations) {
    // what is dropped is dropped first, wherever it stands in the statement
    boolean dropsConstraint = operations.stream().anyMatch(DropConstraint.class::isInstance);
    NameRefusals names = new NameRefusals(situation, operations);
    ValueRefusals values = new ValueRefusals(situation, operations, names);
    return Stream.concat(
            operations.stream().flatMap(operation -> refusals(operation, dropsConstraint)),
            // what a routine does that is called stands behind its call, and may not be reached
            operations.stream()
                .takeWhile(operation -> !(operation instanceof Query))
                .flatMap(operation -> Stream.concat(names.of(operation), values.of(operation))))
        .findFirst();
  }

  private Stream<String> refusals(Operation operation, boolean dropsConstraint) {
    if (operation instanceof ChangeColumnType change) {
      return Stream.concat(
          divided(change.table(), change.column(), "alter"),
          shown(change.table(), change.column())
              .map(view -> "cannot alter type of a column used by a view or rule"));
    } else if (operation instanceof DropColumn drop) {
      return Stream.concat(
          divided(drop.table(), drop.column(), "drop"),
          shown(drop.table(), drop.column())
              .filter(view -> !drop.cascade())
              .map(view -> dependent(drop.table(), drop.column())));
    } else if (operation instanceof DropNotNull drop && !dropsConstraint) {
      return shape(drop.table())
          .filter(shape -> shape.primaryKey().contains(drop.column()))
          .map(shape -> "column \"%s\" is in a primary key".formatted(drop.column()));
    } else if (operation instanceof AddConstraint add) {
      return constraint(add, dropsConstraint);
    }
    return Stream.empty();
  }

  private Stream<String> constraint(AddConstraint add, boolean dropsConstraint) {
    Table table = add.table();
    boolean second =
        add.constraint().kind() == Kind.PRIMARY_KEY
            && !dropsConstraint
            && shape(table).anyMatch(shape -> !shape.primaryKey().isEmpty());
    if (second) {
      return Stream.of(
          "multiple primary keys for table \"%s\" are not allowed".formatted(table.name()));
    }
    // sql-altertable: up to 17 "not supported" there
    boolean early =
        add.constraint().kind() == Kind.FOREIGN_KEY
            && add.constraint().notValid()
            && !situation.isFrom(18)
            && situation.isPartitioned(table);
    return early
        ? Stream.of(
            "cannot add NOT VALID foreign key on partitioned table \"%s\"".formatted(table.name()))
        : Stream.empty();
  }

  private Stream<String> divided(Table table, String column, String how) {
    return new Partitions(situation)
        .keys(table).stream()
            .filter(key -> key.column().name().equals(column))
            .map(
                key ->
                    "cannot %s column \"%s\" because it is part of the partition key of relation \"%s\""
                        .formatted(how, column, table.name()));
  }

  /** Returns the views that name the column, where it can be no other relation's. */
  private Stream<SchemaObject> shown(Table table, String column) {
    return situation.schema().objects().stream()
        .filter(Situation::isView)
        .filter(view -> view.definition().reads().contains(table))
        .filter(
            view ->
                view.definition()
                    .mentions()
                    .columns()
                    .filter(names -> names.contains(column))
                    .isPresent())
        .filter(
            view ->
                view.definition().reads().stream()
                    .allMatch(read -> read.equals(table) || lacks(read, column)));
  }

  private boolean lacks(Table read, String column) {
    return shape(read).anyMatch(shape -> shape.column(column).isEmpty());
  }

  private String dependent(Table table, String column) {
    return "cannot drop column %s of table %s because other objects depend on it"
        .formatted(column, table.name());
  }

  private Stream<TableShape> shape(Table table) {
    return situation.schema().table(table).stream();
  }
}
