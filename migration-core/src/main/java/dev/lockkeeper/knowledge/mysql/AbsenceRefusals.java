package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.ColumnPosition;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.SetDefault;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is refused because the table, of which everything is known, has no such column or index.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/alter-table.html">ALTER TABLE</a>
 */
final class AbsenceRefusals {

  private final Turn turn;

  AbsenceRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    Stream<String> columns =
        Stream.of(
                changed().filter(name -> isMissing(turn.before(), name)),
                behind(),
                keys().filter(name -> isMissing(turn.now(), name)))
            .flatMap(names -> names)
            .map("there is no column %s (errors 1054, 1072, 1091)"::formatted);
    return Stream.concat(columns, Stream.of(index(), constraint()).flatMap(Optional::stream));
  }

  private static boolean isMissing(TableShape shape, String name) {
    return shape.columns().stream().noneMatch(column -> column.name().equalsIgnoreCase(name));
  }

  private Stream<String> changed() {
    return Stream.of(
            turn.asked(DropColumn.class).map(DropColumn::column),
            turn.asked(RedefineColumn.class).map(RedefineColumn::column),
            turn.asked(RenameColumn.class).map(RenameColumn::column),
            turn.asked(SetDefault.class).map(SetDefault::column),
            turn.asked(DropDefault.class).map(DropDefault::column))
        .flatMap(names -> names);
  }

  /** A column may stand behind one that comes with the same statement. */
  private Stream<String> behind() {
    return Stream.concat(
            turn.asked(AddColumn.class).flatMap(add -> add.position().stream()),
            turn.asked(RedefineColumn.class).flatMap(change -> change.position().stream()))
        .flatMap((ColumnPosition place) -> place.after().stream())
        .filter(name -> isMissing(turn.now(), name) && isMissing(turn.before(), name));
  }

  private Stream<String> keys() {
    List<String> keys = new ArrayList<>();
    Stream.concat(
            turn.asked(CreateIndex.class),
            turn.asked(CreateTable.class).flatMap(made -> made.indexes().stream()))
        .flatMap(index -> index.keys().stream())
        .filter(key -> !key.startsWith("("))
        .map(KeyRefusals::plain)
        .forEach(keys::add);
    Stream.concat(
            turn.asked(AddConstraint.class).map(AddConstraint::constraint),
            turn.asked(CreateTable.class).flatMap(made -> made.constraints().stream()))
        .filter(constraint -> constraint.kind() != Constraint.Kind.CHECK)
        .forEach(constraint -> keys.addAll(constraint.columns()));
    return keys.stream();
  }

  private Optional<String> index() {
    return Stream.concat(
            turn.asked(DropIndex.class).map(drop -> drop.index().name()),
            turn.asked(RenameIndex.class).map(rename -> rename.index().name()))
        .filter(name -> turn.schema().index(turn.table(), name).isEmpty())
        .findFirst()
        .map("there is no index %s (errors 1091, 1176)"::formatted);
  }

  private Optional<String> constraint() {
    return turn.asked(DropConstraint.class)
        .map(DropConstraint::constraint)
        .filter(name -> !isThere(name))
        .findFirst()
        .map("there is no constraint %s (errors 1091, 3821, 3940)"::formatted);
  }

  private boolean isThere(String name) {
    return turn.schema().index(turn.table(), name).isPresent()
        || turn.before().constraints().stream()
            .anyMatch(constraint -> constraint.name().filter(name::equalsIgnoreCase).isPresent());
  }
}
