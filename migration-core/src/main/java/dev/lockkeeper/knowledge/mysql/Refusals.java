package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.MoveTable;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Foresees what the server refuses whatever rows there are: from the statement, and from tables of
 * which everything is known. Of any other table nothing is said.
 *
 * @param operations of the statement
 * @param before it
 * @param after it
 */
record Refusals(
    List<Operation> operations, Schema before, Schema after, Alter.Situation situation) {

  /** Adds them to what the statement does, or to the ALTERs that they hinder. */
  void addTo(Deeds deeds, Map<Table, Alter> alters) {
    alters.forEach(
        (table, alter) -> altered(table, () -> alter.copies(after)).ifPresent(alter::refuse));
    for (Operation operation : operations) {
      if (operation instanceof CreateTable made) {
        created(made).ifPresent(deeds::fails);
      } else if (operation instanceof ChangePartitions change
          && !alters.containsKey(change.table())) {
        altered(change.table(), () -> false).ifPresent(deeds::fails);
      }
    }
  }

  /** An ALTER is refused for the table as it is, and for what it would become. */
  private Optional<String> altered(Table table, BooleanSupplier copies) {
    List<Operation> own = operations.stream().filter(one -> isOn(one, table)).toList();
    boolean onlyMoved = own.stream().allMatch(Refusals::moves);
    return onlyMoved || !Turn.isWhole(before, table)
        ? Optional.empty()
        : before
            .table(table)
            .flatMap(
                shape ->
                    after
                        .table(later(table, own))
                        .flatMap(
                            now ->
                                first(
                                    new Turn(shape, before, now, after, own, copies, situation))));
  }

  private static boolean moves(Operation operation) {
    return operation instanceof RenameTable || operation instanceof MoveTable;
  }

  private static boolean isOn(Operation operation, Table table) {
    if (operation instanceof DropIndex drop) {
      return drop.on().filter(table::equals).isPresent();
    }
    if (operation instanceof RenameIndex rename) {
      return rename.on().filter(table::equals).isPresent();
    }
    return operation instanceof OnTable on && on.table().equals(table);
  }

  private static Table later(Table table, List<Operation> own) {
    return own.stream()
        .filter(RenameTable.class::isInstance)
        .map(rename -> table.sibling(((RenameTable) rename).to()))
        .findFirst()
        .orElse(table);
  }

  private Optional<String> created(CreateTable operation) {
    boolean copied = operation.temporary() || operation.fromQuery() || !operation.like().isEmpty();
    if (copied || before.table(operation.table()).isPresent()) {
      return Optional.empty();
    }
    TableShape nothing = new TableShape(operation.table(), List.of(), List.of(), Optional.empty());
    return after
        .table(operation.table())
        .flatMap(
            now ->
                first(
                    new Turn(
                        nothing, before, now, after, List.of(operation), () -> false, situation)));
  }

  private static Optional<String> first(Turn turn) {
    Stream<Supplier<Stream<String>>> all =
        Stream.of(
            () -> new SyntaxRefusals(turn).all(),
            () -> new NameRefusals(turn).all(),
            () -> new AbsenceRefusals(turn).all(),
            () -> new NeededColumns(turn).all(),
            () -> new ReferenceRefusals(turn).all(),
            () -> new PartitionRefusals(turn).all(),
            () -> new BoundRefusals(turn).all(),
            () -> new ForeignKeyRefusals(turn).all(),
            () -> new KeyRefusals(turn).all(),
            () -> new ColumnRefusals(turn).all(),
            () -> new ExpressionRefusals(turn).all());
    return all.flatMap(Supplier::get).findFirst();
  }
}
