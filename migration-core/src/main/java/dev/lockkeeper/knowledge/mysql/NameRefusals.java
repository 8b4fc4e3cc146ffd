package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is refused for its name: a column, an index or a primary key of which there is one already,
 * and a constraint whose name another in the database has.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table.html">CREATE TABLE</a>
 */
final class NameRefusals {

  private final Turn turn;

  NameRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    return Stream.of(column(), primaryKey(), index(), foreignKey(), check())
        .flatMap(Optional::stream);
  }

  private Optional<String> column() {
    Set<String> gone = turn.gone().keySet();
    List<String> names = new ArrayList<>();
    turn.before().columns().stream()
        .map(Column::name)
        .filter(n -> !gone.contains(n))
        .forEach(names::add);
    turn.gone().values().forEach(to -> to.ifPresent(names::add));
    turn.asked(AddColumn.class).forEach(add -> names.add(add.column().name()));
    turn.asked(CreateTable.class)
        .flatMap(made -> made.columns().stream())
        .forEach(c -> names.add(c.name()));
    return twice(names).map("there is a column %s already (error 1060)"::formatted);
  }

  private static Optional<String> twice(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** Returns the constraints that the statement writes down, those beside columns included. */
  private Stream<Constraint> written() {
    Stream<Constraint> beside =
        Stream.of(
                turn.asked(AddColumn.class).map(AddColumn::column),
                turn.asked(RedefineColumn.class).map(RedefineColumn::definition),
                turn.asked(CreateTable.class).flatMap(made -> made.columns().stream()))
            .flatMap(columns -> columns)
            .flatMap(column -> column.constraints().stream());
    return Stream.of(
            beside,
            turn.asked(AddConstraint.class).map(AddConstraint::constraint),
            turn.asked(CreateTable.class).flatMap(made -> made.constraints().stream()))
        .flatMap(constraints -> constraints);
  }

  private boolean drops(String constraint) {
    return turn.asked(DropConstraint.class)
        .anyMatch(d -> d.constraint().equalsIgnoreCase(constraint));
  }

  private Optional<String> primaryKey() {
    long kept = turn.before().primaryKey().isEmpty() || dropsPrimaryKey() ? 0 : 1;
    long added = written().filter(c -> c.kind() == Kind.PRIMARY_KEY).count();
    return added > 0 && kept + added > 1
        ? Optional.of("there is a primary key already (error 1068)")
        : Optional.empty();
  }

  /** It goes with the last of its columns as well. */
  private boolean dropsPrimaryKey() {
    return drops("PRIMARY") || turn.before().primaryKey().stream().allMatch(turn::drops);
  }

  private Optional<String> index() {
    List<String> names = new ArrayList<>();
    turn.schema().indexesOf(turn.table()).stream()
        .filter(this::stays)
        .map(Index::name)
        .forEach(names::add);
    turn.asked(RenameIndex.class).map(RenameIndex::to).forEach(names::add);
    Stream.concat(
            turn.asked(CreateIndex.class),
            turn.asked(CreateTable.class).flatMap(made -> made.indexes().stream()))
        .flatMap(index -> index.name().stream())
        .forEach(names::add);
    return twice(names).map("there is an index %s already (error 1061)"::formatted);
  }

  /** One that was made for a foreign key makes room for any other. */
  private boolean stays(Index index) {
    boolean dropped =
        turn.asked(DropIndex.class).anyMatch(d -> d.index().name().equalsIgnoreCase(index.name()))
            || turn.asked(RenameIndex.class)
                .anyMatch(r -> r.index().name().equalsIgnoreCase(index.name()))
            || drops(index.name());
    return !dropped && !index.implied() && !index.keys().stream().allMatch(turn::drops);
  }

  /** Even one that the same statement drops has its name until the end. */
  private Optional<String> foreignKey() {
    return taken(Kind.FOREIGN_KEY, constraint -> true)
        .map("there is a foreign key %s in this database already (error 1826)"::formatted);
  }

  private Optional<String> check() {
    return turn.checksRows()
        ? taken(Kind.CHECK, constraint -> !drops(constraint))
            .map("there is a check %s in this database already (error 3822)"::formatted)
        : Optional.empty();
  }

  private Optional<String> taken(Kind kind, Predicate<String> counts) {
    List<String> added =
        written().filter(c -> c.kind() == kind).flatMap(c -> c.name().stream()).toList();
    if (added.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (TableShape shape : turn.schema().tables()) {
      if (shape.table().schema().equals(turn.table().schema())) {
        boolean own = shape.table().equals(turn.table());
        shape.constraints(kind).stream()
            .flatMap(constraint -> constraint.name().stream())
            .filter(name -> !own || counts.test(name))
            .forEach(names::add);
      }
    }
    Set<String> others = new HashSet<>(names);
    return twice(Stream.concat(others.stream(), added.stream()).toList());
  }
}
